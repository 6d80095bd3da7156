package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * What one watcher sees, row by row, and how far everything is from each of its heroes. Rows follow from the world alone, so that an
 * order can be understood whether or not anybody looked: own heroes by seat, enemy heroes, own and enemy towers, cores, then bolts,
 * marks, wards and runes, then creeps and beasts, nearest to an own hero first.
 *
 * <p>Units are first noted in places as they come, those who walk last, then rows put them in order. Loops over heroes and places are
 * plain enough for the compiler to vectorise.
 */
final class Sheet {
    // A distance and the hero that it is from in one number, so that the least is the nearest, of equals the first.
    private static final int HERO_BITS = 3;
    private static final int HERO_MASK = (1 << HERO_BITS) - 1;

    // Keys that rows are sorted by. Of what stands: class, then slot or id. Of creeps and beasts: square of the
    // distance, then id. The lowest
    // bits are the place.
    private static final int PLACE_BITS = 10;
    private static final int ORDER_BITS = 26;
    private static final int FIRST_SHIFT = PLACE_BITS + ORDER_BITS;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

    /** Distances are told up to ten metres. */
    static final int FAR = 1000;

    private static final int HEROES = 0;
    private static final int TOWERS = 2;
    private static final int CORES = 4;
    private static final int THINGS = 6;

    private final World w;
    private final int watcher;

    /** How many rows there are. */
    int count;

    /** The unit in each row. */
    final int[] slots;
    /** Where the unit in each row was noted: the index of its distances. */
    final int[] places;

    // By place.
    private final int[] noted;
    private final int[] x;
    private final int[] y;
    /** Square of the distance from an own hero, {@code [index of the hero][place]}. */
    private final int[][] squared;
    /** The least of these over the living, with the hero's index in the lowest bits. */
    private final int[] nearest;

    /** Distance from the nearest hero, rounded down, at most {@link #FAR}. */
    private final float[] distance;

    /** Keys in the order of rows. */
    private final long[] keys;

    private final int[] walkers;
    /** 1 more than the place of a creep or beast that has no row yet, by slot. */
    private final int[] waiting;
    /** Creeps and beasts in their last order: it is nearly the next one. */
    private final int[] lastWalkers;

    private int lastWalking;
    private boolean anyHero;

    Sheet(World world, int watcher) {
        w = world;
        this.watcher = watcher;
        slots = new int[world.slots];
        places = new int[world.slots];
        noted = new int[world.slots];
        x = new int[world.slots];
        y = new int[world.slots];
        squared = new int[watcher == World.SPECTATOR ? 0 : world.heroesPerSide][world.slots];
        nearest = new int[world.slots];
        distance = new float[world.slots];
        keys = new long[world.slots];
        walkers = new int[world.slots];
        waiting = new int[world.slots];
        lastWalkers = new int[world.slots];
    }

    /** Squares of the distances of all units from the own hero with an index, by {@link #places place}; not to be changed. */
    int[] squaredDistances(int index) {
        return squared[index];
    }

    /** The living own hero nearest to the unit in a row, or {@link World#NOBODY}. */
    int nearestHero(int row) {
        return anyHero ? w.slot.hero(watcher, nearest[places[row]] & HERO_MASK) : World.NOBODY;
    }

    /** Distance from {@link #nearestHero} in whole hundredths of a metre, at most {@link #FAR}. */
    float nearestDistance(int row) {
        return distance[places[row]];
    }

    /** Looks at the world anew. */
    void fill() {
        int standing = note();
        measure();
        for (int place = 0; place < standing; place++) {
            insert(0, place, standingKey(place));
        }
        sortWalkers(standing);
        for (int row = 0; row < count; row++) {
            int place = (int) keys[row] & PLACE_MASK;
            places[row] = place;
            slots[row] = noted[place];
        }
        rememberWalkers(standing);
    }

    /** Notes what is seen; gives the place from which on all walk. */
    private int note() {
        int standing = 0;
        int walking = 0;
        int[] known = w.knownAs[watcher];
        // The spectator sees whatever it knows.
        int[] seen = watcher == World.SPECTATOR ? known : w.seen[watcher];
        for (int side = 0; side <= World.NEUTRAL; side++) {
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                int slot = living[i];
                if (seen[slot] != 0 && known[slot] != 0) {
                    if (slot >= w.slot.beastBase) {
                        walkers[walking++] = slot;
                    } else {
                        noted[standing++] = slot;
                    }
                }
            }
        }
        System.arraycopy(walkers, 0, noted, standing, walking);
        count = standing + walking;
        return standing;
    }

    private void measure() {
        for (int place = 0; place < count; place++) {
            x[place] = w.x[noted[place]];
            y[place] = w.y[noted[place]];
        }
        Arrays.fill(nearest, 0, count, Integer.MAX_VALUE);
        anyHero = false;
        for (int index = 0; index < squared.length; index++) {
            int hero = w.slot.hero(watcher, index);
            if (w.alive[hero] != 0) {
                anyHero = true;
                measureFrom(w.x[hero], w.y[hero], index, squared[index]);
            }
        }
        if (!anyHero) {
            measureFromHome();
        }
        for (int place = 0; place < count; place++) {
            distance[place] = Geometry.root(Math.min(nearest[place] >> HERO_BITS, FAR * FAR));
        }
    }

    private void measureFrom(int fromX, int fromY, int index, int[] distances) {
        for (int place = 0; place < count; place++) {
            int dx = x[place] - fromX;
            int dy = y[place] - fromY;
            int distance = dx * dx + dy * dy;
            distances[place] = distance;
            nearest[place] = Math.min(nearest[place], distance << HERO_BITS | index);
        }
    }

    /** Where no hero lives creeps are sorted by their distance from the own core; all are alike to a spectator. */
    private void measureFromHome() {
        int core = w.slot.core(watcher & 1);
        for (int place = 0; place < count; place++) {
            nearest[place] = watcher == World.SPECTATOR ? 0 : w.squaredDistance(core, noted[place]) << HERO_BITS;
        }
    }

    private long standingKey(int place) {
        int slot = noted[place];
        int kind = w.kind[slot];
        int id = w.knownAs[watcher][slot];
        if (!w.isHero(slot) && !Kind.isBuilding(kind)) {
            return key(THINGS, id, place);
        }
        int enemy = watcher == World.SPECTATOR ? 0 : w.side[slot] ^ watcher;
        int first = w.isHero(slot) ? HEROES : kind == Kind.TOWER ? TOWERS : CORES;
        // Heroes and buildings keep their slots; enemy heroes are told apart by when they were first seen.
        return key(first + enemy, first == HEROES && enemy != 0 ? id : slot, place);
    }

    private static long key(int first, int then, int place) {
        return (long) first << FIRST_SHIFT | (long) then << PLACE_BITS | place;
    }

    private void sortWalkers(int standing) {
        for (int place = standing; place < count; place++) {
            waiting[noted[place]] = place + 1;
        }
        int row = standing;
        for (int i = 0; i < lastWalking; i++) {
            row += insertWaiting(standing, row, lastWalkers[i]);
        }
        for (int place = standing; place < count; place++) {
            row += insertWaiting(standing, row, noted[place]);
        }
    }

    private void rememberWalkers(int standing) {
        lastWalking = count - standing;
        System.arraycopy(slots, standing, lastWalkers, 0, lastWalking);
    }

    /** Gives a row to a unit that waits for one; how many were given. */
    private int insertWaiting(int first, int row, int slot) {
        int place = waiting[slot] - 1;
        if (place < 0) {
            return 0;
        }
        waiting[slot] = 0;
        insert(first, row, key(nearest[place] >> HERO_BITS, w.knownAs[watcher][slot], place));
        return 1;
    }

    /** Puts a key where it belongs among the rows from the first on, of which the last is free. */
    private void insert(int first, int last, long key) {
        int at = last;
        while (at > first && keys[at - 1] > key) {
            keys[at] = keys[at - 1];
            at--;
        }
        keys[at] = key;
    }
}
