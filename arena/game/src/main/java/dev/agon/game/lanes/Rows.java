package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * Which unit is in which row of each watcher's observation. Rows follow from the world alone, so that an order can be understood
 * whether or not anybody looked: own heroes by seat, enemy heroes, own and enemy towers, cores, bolts, then creeps, nearest to an
 * own hero first; what exceeds the layout's entities is left out.
 */
final class Rows {
    private static final int NOT_BUILT = -1;
    private static final int CLASS_SHIFT = 56;
    private static final int DISTANCE_SHIFT = 28;

    private static final int HEROES = 0;
    private static final int TOWERS = 2;
    private static final int CORES = 4;
    private static final int BOLTS = 6;
    private static final int CREEPS = 8;

    private final World w;
    private final int maxEntities;
    private final int[][] slots;
    private final int[] counts = new int[World.WATCHERS];
    private final int[] builtAt = new int[World.WATCHERS];
    private final long[] keys;

    Rows(World world, int maxEntities) {
        w = world;
        this.maxEntities = maxEntities;
        slots = new int[World.WATCHERS][world.slots];
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

    /** How many rows the watcher's observation has. */
    int count(int watcher) {
        if (builtAt[watcher] != w.tick) {
            build(watcher);
            builtAt[watcher] = w.tick;
        }
        return counts[watcher];
    }

    private void build(int watcher) {
        int[] sorted = slots[watcher];
        int count = 0;
        for (int slot = 0; slot < w.slots; slot++) {
            if (w.alive[slot] != 0 && (watcher == World.SIDES || w.seen[watcher][slot] != 0)) {
                long key = key(watcher, slot);
                int at = count++;
                while (at > 0 && keys[at - 1] > key) {
                    keys[at] = keys[at - 1];
                    sorted[at] = sorted[at - 1];
                    at--;
                }
                keys[at] = key;
                sorted[at] = slot;
            }
        }
        counts[watcher] = Math.min(count, maxEntities);
    }

    private long key(int watcher, int slot) {
        int kind = w.kind[slot];
        int enemy = watcher == World.SIDES ? 0 : w.side[slot] ^ watcher;
        long id = w.knownAs[watcher][slot];
        if (Kind.isCreep(kind)) {
            return (long) CREEPS << CLASS_SHIFT | distanceToOwn(watcher, slot) << DISTANCE_SHIFT | id;
        }
        if (kind == Kind.BOLT) {
            return (long) BOLTS << CLASS_SHIFT | id;
        }
        int first = Kind.isHero(kind) ? HEROES : kind == Kind.TOWER ? TOWERS : CORES;
        // Heroes and buildings keep their slots; enemy heroes are told apart by when they were first seen.
        long order = first == HEROES && enemy != 0 ? id : slot;
        return (long) (first + enemy) << CLASS_SHIFT | order;
    }

    private long distanceToOwn(int watcher, int slot) {
        if (watcher == World.SIDES) {
            return 0;
        }
        long nearest = Long.MAX_VALUE;
        for (int hero = watcher; hero < w.heroes; hero += World.SIDES) {
            if (w.alive[hero] != 0) {
                nearest = Math.min(nearest, w.squaredDistance(hero, slot));
            }
        }
        return nearest == Long.MAX_VALUE ? w.squaredDistance(w.coreSlot(watcher), slot) : nearest;
    }
}
