package dev.agon.game.lanes;

import java.util.List;

/** Kinds of units, as small numbers: indices into the layout's kinds and into the columns of {@link LanesNumbers}. */
final class Kind {
    static final int WARDEN = 0;
    static final int ARCHER = 1;
    static final int MELEE = 2;
    static final int RANGED = 3;
    static final int TOWER = 4;
    static final int CORE = 5;
    static final int BOLT = 6;

    /** Names in the order of the numbers. Hero kinds come first. */
    static final List<String> NAMES = List.of("warden", "archer", "melee", "ranged", "tower", "core", "bolt");

    /** How many kinds are heroes. */
    static final int HEROES = 2;

    private Kind() {}

    static boolean isHero(int kind) {
        return kind < HEROES;
    }

    static boolean isCreep(int kind) {
        return kind == MELEE || kind == RANGED;
    }

    static boolean isBuilding(int kind) {
        return kind == TOWER || kind == CORE;
    }

    /** Whether it stands on the ground and can be hurt: everything but a flying bolt. */
    static boolean isSolid(int kind) {
        return kind != BOLT;
    }
}
