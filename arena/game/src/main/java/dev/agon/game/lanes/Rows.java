package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * Which unit is in which row of each watcher's observation. Rows follow from the world alone, so that an order can be understood
 * whether or not anybody looked: own heroes by seat, enemy heroes, own and enemy towers, cores, then bolts, marks, wards and runes,
 * then creeps and beasts, nearest to an own hero first; what exceeds the layout's entities is left out.
 */
final class Rows {
    private static final int NOT_BUILT = -1;
    private static final int CLASS_SHIFT = 56;
    private static final int DISTANCE_SHIFT = 28;

    private static final int HEROES = 0;
    private static final int TOWERS = 2;
    private static final int CORES = 4;
    private static final int THINGS = 6;
    private static final int CREEPS = 7;

    private final World w;
    private final int maxEntities;
    private final int[][] slots;
    /** The own hero nearest to the unit in a row, {@code [watcher][row]}; {@link World#NOBODY} without one. */
    private final int[][] nearest;

    private final int[] counts = new int[World.WATCHERS];
    private final int[] builtAt = new int[World.WATCHERS];
    private final long[] keys;

    Rows(World world, int maxEntities) {
        w = world;
        this.maxEntities = maxEntities;
        slots = new int[World.WATCHERS][world.slots];
        nearest = new int[World.WATCHERS][world.slots];
        keys = new long[world.slots];
        forget();
    }

    /** Forgets everything: the world was changed from outside. */
    void forget() {
        Arrays.fill(builtAt, NOT_BUILT);
    }

    /** The unit in a row, or {@link World#NOBODY} where there is no such row. */
    int slotAt(int watcher, int row) {
        return row < 0 || row >= count(watcher) ? World.NOBODY : slots[watcher][row];
    }

    /** The units in the rows of a watcher, of which the first {@link #count} count; only to be read. */
    int[] slots(int watcher) {
        return slots[watcher];
    }

    /** The own hero nearest to a unit that has a row, or {@link World#NOBODY}. */
    int nearestHero(int watcher, int slot) {
        return nearest[watcher][slot];
    }

    /** How many rows the watcher's observation has. */
    int count(int watcher) {
        if (builtAt[watcher] != w.tick) {
            build(watcher);
            builtAt[watcher] = w.tick;
        }
        return counts[watcher];
    }

    private void build(int watcher) {
        int count = 0;
        for (int side = 0; side <= World.NEUTRAL; side++) {
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                int slot = living[i];
                if (w.knownAs[watcher][slot] != 0 && (watcher == World.SPECTATOR || w.seen[watcher][slot] != 0)) {
                    insert(watcher, slot, count++);
                }
            }
        }
        counts[watcher] = Math.min(count, maxEntities);
    }

    private void insert(int watcher, int slot, int count) {
        int[] sorted = slots[watcher];
        long key = key(watcher, slot);
        int at = count;
        while (at > 0 && keys[at - 1] > key) {
            keys[at] = keys[at - 1];
            sorted[at] = sorted[at - 1];
            at--;
        }
        keys[at] = key;
        sorted[at] = slot;
    }

    private long key(int watcher, int slot) {
        int kind = w.kind[slot];
        long id = w.knownAs[watcher][slot];
        long distance = findNearest(watcher, slot);
        if (Kind.isFighter(kind) && !w.isHero(slot)) {
            return (long) CREEPS << CLASS_SHIFT | distance << DISTANCE_SHIFT | id;
        }
        if (!w.isHero(slot) && !Kind.isBuilding(kind)) {
            return (long) THINGS << CLASS_SHIFT | id;
        }
        int enemy = watcher == World.SPECTATOR ? 0 : w.side[slot] ^ watcher;
        int first = w.isHero(slot) ? HEROES : kind == Kind.TOWER ? TOWERS : CORES;
        // Heroes and buildings keep their slots; enemy heroes are told apart by when they were first seen.
        long order = first == HEROES && enemy != 0 ? id : slot;
        return (long) (first + enemy) << CLASS_SHIFT | order;
    }

    /** Notes the own hero nearest to a unit; the square of its distance, or of the own core's where no hero lives. */
    private long findNearest(int watcher, int slot) {
        int best = World.NOBODY;
        int bestDistance = Integer.MAX_VALUE;
        if (watcher != World.SPECTATOR) {
            for (int hero = watcher; hero < w.heroes; hero += World.SIDES) {
                if (w.alive[hero] != 0) {
                    int distance = w.squaredDistance(hero, slot);
                    if (distance < bestDistance) {
                        best = hero;
                        bestDistance = distance;
                    }
                }
            }
        }
        nearest[watcher][slot] = best;
        if (best != World.NOBODY) {
            return bestDistance;
        }
        return watcher == World.SPECTATOR ? 0 : w.squaredDistance(w.slot.core(watcher), slot);
    }
}
