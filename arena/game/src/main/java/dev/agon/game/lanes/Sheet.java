package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * What one watcher sees, row by row, and how far everything is from each of its heroes. Rows follow from the world alone, so that an
 * order can be understood whether or not anybody looked: own heroes by seat, enemy heroes, own and enemy towers, cores, then bolts,
 * marks, wards and runes, then creeps and beasts, nearest to an own hero first.
 *
 * <p>Units are first noted in places as they come, those who walk last, then rows put these in order. Loops over heroes and places are
 * plain enough for the compiler to vectorise, and have no branches on who is seen, which is hard to predict.
 */
final class Sheet {
    // A distance and the hero that it is from in one number, so that the least is the nearest, of equals the first.
    private static final int HERO_BITS = 3;
    private static final int HERO_MASK = (1 << HERO_BITS) - 1;

    // Creeps and beasts are sorted by the square of the distance, then by id. The lowest bits are the place.
    private static final int PLACE_BITS = 10;
    private static final int ID_BITS = 26;
    private static final int DISTANCE_SHIFT = PLACE_BITS + ID_BITS;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

    /** Distances are told up to ten metres. */
    static final int FAR = 1000;

    private final World w;
    private final int watcher;
    /** Id by which the watcher knows each slot; positive for all that it may see. */
    private final int[] known;
    /** 1 for what is seen, by slot; the spectator sees whatever lives. */
    private final int[] seen;

    /** How many rows there are. */
    int count;

    // Rows of one kind follow each other; where each kind ends and the next begins.
    int heroesEnd;
    int buildingsEnd;
    int firstWalker;

    /** The unit in each row. */
    final int[] slots;
    /** Where the unit in each row was noted: the index of its distances. The row itself for all but walkers. */
    final int[] places;

    // By place; one to spare, since noting writes before it knows.
    private final int[] noted;
    private final int[] x;
    private final int[] y;
    /** Square of the distance from an own hero, {@code [index of the hero][place]}. */
    private final int[][] squared;
    /** The least of these over the living, with the hero's index in the lowest bits. */
    private final int[] nearest;

    /** Distance from the nearest hero, rounded down, at most {@link #FAR}. */
    private final float[] distance;

    /** Keys of walkers in the order of rows. */
    private final long[] keys;
    /** 0 for creeps and beasts that have been noted already, else 1, by slot. */
    private final int[] unnoted;

    private boolean anyHero;

    Sheet(World world, int watcher) {
        w = world;
        this.watcher = watcher;
        known = world.knownAs[watcher];
        seen = watcher == World.SPECTATOR ? world.alive : world.seen[watcher];
        slots = new int[world.slots];
        places = new int[world.slots];
        noted = new int[world.slots + 1];
        x = new int[world.slots];
        y = new int[world.slots];
        squared = new int[watcher == World.SPECTATOR ? 0 : world.heroesPerSide][world.slots];
        nearest = new int[world.slots];
        distance = new float[world.slots];
        keys = new long[world.slots];
        unnoted = new int[world.slots];
        Arrays.fill(unnoted, 1);
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
        int lastFirst = firstWalker;
        int lastEnd = count;
        noteHeroes();
        noteBuildings();
        noteThings();
        noteWalkers(lastFirst, lastEnd);
        measure();
        for (int row = 0; row < firstWalker; row++) {
            places[row] = row;
            slots[row] = noted[row];
        }
        sortWalkers();
    }

    private void noteHeroes() {
        count = 0;
        int enemies = noteOwnThenEnemy(0, w.heroes);
        heroesEnd = count;
        if (watcher != World.SPECTATOR) {
            // They are told apart by when they were first seen; own ones, and buildings, keep their slots.
            sortById(enemies);
        }
    }

    private void noteBuildings() {
        noteOwnThenEnemy(w.slot.towerBase, w.slot.coreBase);
        noteOwnThenEnemy(w.slot.coreBase, w.slot.runeBase);
        buildingsEnd = count;
    }

    private void noteThings() {
        note(w.slot.boltBase, w.slot.towerBase, 1);
        note(w.slot.runeBase, w.slot.beastBase, 1);
        sortById(buildingsEnd);
    }

    /** Walkers in their last order, which is nearly the next one, then those who have come into sight. */
    private void noteWalkers(int lastFirst, int lastEnd) {
        firstWalker = count;
        int end = count;
        for (int row = lastFirst; row < lastEnd; row++) {
            int slot = slots[row];
            noted[end] = slot;
            end += isShown(slot);
            unnoted[slot] = 0;
        }
        int shown = 0;
        for (int slot = w.slot.beastBase; slot < w.slots; slot++) {
            shown += isShown(slot);
        }
        if (shown != end - firstWalker) {
            for (int slot = w.slot.beastBase; slot < w.slots; slot++) {
                noted[end] = slot;
                end += isShown(slot) & unnoted[slot];
            }
        }
        Arrays.fill(unnoted, 1);
        count = end;
    }

    /** Notes who is shown of a stretch of slots, the watcher's own first; gives the place at which the enemies begin. */
    private int noteOwnThenEnemy(int from, int to) {
        if (watcher == World.SPECTATOR) {
            note(from, to, 1);
            return count;
        }
        note(from + watcher, to, World.SIDES);
        int enemies = count;
        note(from + (watcher ^ 1), to, World.SIDES);
        return enemies;
    }

    private void note(int from, int to, int step) {
        int end = count;
        for (int slot = from; slot < to; slot += step) {
            noted[end] = slot;
            end += isShown(slot);
        }
        count = end;
    }

    /** 1 for who lives, is seen, and has an id, else 0. */
    private int isShown(int slot) {
        return w.alive[slot] & seen[slot] & -known[slot] >>> 31;
    }

    /** Sorts those noted from a place on. */
    private void sortById(int from) {
        for (int place = from + 1; place < count; place++) {
            int slot = noted[place];
            int at = place;
            while (at > from && known[noted[at - 1]] > known[slot]) {
                noted[at] = noted[at - 1];
                at--;
            }
            noted[at] = slot;
        }
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

    private void sortWalkers() {
        for (int place = firstWalker; place < count; place++) {
            long squaredDistance = nearest[place] >> HERO_BITS;
            insert(place, squaredDistance << DISTANCE_SHIFT | (long) known[noted[place]] << PLACE_BITS | place);
        }
        for (int row = firstWalker; row < count; row++) {
            int place = (int) keys[row] & PLACE_MASK;
            places[row] = place;
            slots[row] = noted[place];
        }
    }

    /** Puts a walker's key where it belongs among the rows of walkers, of which the last is free. */
    private void insert(int last, long key) {
        int at = last;
        while (at > firstWalker && keys[at - 1] > key) {
            keys[at] = keys[at - 1];
            at--;
        }
        keys[at] = key;
    }
}
