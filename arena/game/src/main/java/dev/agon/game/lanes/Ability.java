package dev.agon.game.lanes;

import java.util.List;

/**
 * Abilities, as small numbers: three for each hero kind, {@code kind * SLOTS + slot}, indices into the ability columns of {@link
 * LanesNumbers}. The slot fixes what an ability is aimed at, for every hero alike: the first at a unit, the second in a direction or
 * at a place, the third at oneself.
 */
final class Ability {
    static final int SLOTS = 3;
    static final int UNIT_SLOT = 0;
    static final int PLACE_SLOT = 1;
    static final int SELF_SLOT = 2;

    static final int BASH = 0;
    static final int CHARGE = 1;
    static final int BULWARK = 2;
    static final int PIN = 3;
    static final int BOLT = 4;
    static final int FOCUS = 5;
    static final int SPARK = 6;
    static final int METEOR = 7;
    static final int NOVA = 8;
    static final int MEND = 9;
    static final int RAY = 10;
    static final int SANCTUARY = 11;
    static final int ROOT = 12;
    static final int WARD = 13;
    static final int HUSH = 14;

    static final int NONE = -1;

    /** Names in the order of the numbers. */
    static final List<String> NAMES = List.of(
            "bash",
            "charge",
            "bulwark",
            "pin",
            "bolt",
            "focus",
            "spark",
            "meteor",
            "nova",
            "mend",
            "ray",
            "sanctuary",
            "root",
            "ward",
            "hush");

    private Ability() {}

    static int of(int heroKind, int slot) {
        return heroKind * SLOTS + slot;
    }

    static int slot(int ability) {
        return ability % SLOTS;
    }

    /** Whether the unit it is aimed at is a hero of one's own side. */
    static boolean isForOwn(int ability) {
        return ability == MEND;
    }

    /** Whether it is aimed at a place on open ground; others of the second slot only have a direction. */
    static boolean isGround(int ability) {
        return ability == METEOR || ability == WARD;
    }
}
