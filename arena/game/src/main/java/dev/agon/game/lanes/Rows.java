package dev.agon.game.lanes;

import java.util.Arrays;

/** The {@link Sheet} of each watcher, filled in when somebody asks for it. */
final class Rows {
    private static final int NOT_BUILT = -1;

    private final World w;
    private final int maxEntities;
    private final Sheet[] sheets = new Sheet[World.WATCHERS];
    private final int[] builtAt = new int[World.WATCHERS];

    Rows(World world, int maxEntities) {
        w = world;
        this.maxEntities = maxEntities;
        Arrays.setAll(sheets, watcher -> new Sheet(world, watcher));
        forget();
    }

    /** Forgets everything: the world was changed from outside. */
    void forget() {
        Arrays.fill(builtAt, NOT_BUILT);
    }

    /** The unit in a row, or {@link World#NOBODY} where there is no such row. */
    int slotAt(int watcher, int row) {
        return row < 0 || row >= count(watcher) ? World.NOBODY : sheets[watcher].slots[row];
    }

    /** How many rows the watcher's observation has: at most as many as the layout has entities. */
    int count(int watcher) {
        return Math.min(sheet(watcher).count, maxEntities);
    }

    /** All that the watcher sees; only the first {@link #count} of its rows are shown. */
    Sheet sheet(int watcher) {
        Sheet sheet = sheets[watcher];
        if (builtAt[watcher] != w.tick) {
            if (w.clock % LanesNumbers.DECISION_TICKS != 0) {
                // Somebody looks between decisions: who lives has not been listed since.
                w.scratch.listLiving(w);
            }
            sheet.fill();
            builtAt[watcher] = w.tick;
        }
        return sheet;
    }
}
