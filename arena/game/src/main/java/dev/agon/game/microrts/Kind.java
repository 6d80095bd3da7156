package dev.agon.game.microrts;

import java.util.List;

/** The kinds of units, as indices into the tables of {@link MicrortsNumbers}. */
final class Kind {
    static final int ORE = 0;
    static final int BASE = 1;
    static final int BARRACKS = 2;
    static final int WORKER = 3;
    static final int LIGHT = 4;
    static final int HEAVY = 5;
    static final int RANGED = 6;
    static final int COUNT = 7;

    /** Kinds that can be made: all but ore, from {@link #BASE} on. */
    static final int PRODUCTS = COUNT - 1;

    static final List<String> NAMES = List.of("ore", "base", "barracks", "worker", "light", "heavy", "ranged");

    /** What each kind makes, bit {@code k} for kind {@code k}. */
    private static final int[] MAKES = {
        0, 1 << WORKER, 1 << LIGHT | 1 << HEAVY | 1 << RANGED, 1 << BASE | 1 << BARRACKS, 0, 0, 0
    };

    private Kind() {}

    /** Whether it moves and attacks. */
    static boolean isMobile(int kind) {
        return kind >= WORKER;
    }

    /** Whether it moves and attacks, and does nothing else. */
    static boolean isFighter(int kind) {
        return kind >= LIGHT;
    }

    static boolean isBuilding(int kind) {
        return kind == BASE || kind == BARRACKS;
    }

    /** What it makes, bit {@code k} for kind {@code k}. */
    static int makes(int kind) {
        return MAKES[kind];
    }
}
