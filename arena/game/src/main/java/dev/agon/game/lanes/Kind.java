package dev.agon.game.lanes;

import java.util.List;

/** Kinds of units, as small numbers: indices into the layout's kinds and into the columns of {@link LanesNumbers}. */
final class Kind {
    /** Stands in front and stuns. */
    static final int WARDEN = 0;
    /** Shoots from afar. */
    static final int ARCHER = 1;
    /** Bursts. */
    static final int MAGE = 2;
    /** Heals. */
    static final int MENDER = 3;
    /** Holds others in place and sets wards. */
    static final int BINDER = 4;

    static final int MELEE = 5;
    static final int RANGED = 6;
    static final int SIEGE = 7;
    static final int TOWER = 8;
    static final int CORE = 9;
    /** A shot in flight. */
    static final int BOLT = 10;
    /** The place where something will fall. */
    static final int MARK = 11;

    static final int WARD = 12;
    /** Lives in a camp and is nobody's. */
    static final int BEAST = 13;
    /** Lies at its spot until a hero comes. */
    static final int RUNE = 14;

    /** Names in the order of the numbers. Hero kinds come first. */
    static final List<String> NAMES = List.of(
            "warden", "archer", "mage", "mender", "binder", "melee", "ranged", "siege", "tower", "core", "bolt", "mark",
            "ward", "beast", "rune");

    /** How many kinds are heroes. */
    static final int HEROES = 5;

    private Kind() {}

    static boolean isHero(int kind) {
        return kind < HEROES;
    }

    static boolean isCreep(int kind) {
        return kind >= MELEE && kind <= SIEGE;
    }

    static boolean isBuilding(int kind) {
        return kind == TOWER || kind == CORE;
    }

    /** Whether it walks about and fights: what abilities can be aimed at. */
    static boolean isFighter(int kind) {
        return kind <= SIEGE || kind == BEAST;
    }

    /** Whether it stands on the ground and can be hurt: all but shots, marks and runes. */
    static boolean isSolid(int kind) {
        return kind != BOLT && kind != MARK && kind != RUNE;
    }
}
