package dev.agon.game.microrts;

import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Role;
import dev.agon.game.Layout.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shape of what sides see and are told, with the indices that the rules use. Verbs are the {@link Action}s. */
final class MicrortsLayout {
    /** Targets of {@code produce}: {@code (kind - 1) * 4 + direction}. */
    static final int PRODUCTIONS = Kind.PRODUCTS * Ground.DIRECTIONS;

    private static final List<Verb> VERBS = List.of(
            Verb.plain("none"),
            Verb.atCell("move", Ground.DIRECTIONS),
            Verb.atCell("harvest", Ground.DIRECTIONS),
            Verb.atCell("return", Ground.DIRECTIONS),
            Verb.atCell("produce", PRODUCTIONS),
            Verb.atEntity("attack"));

    // Globals.
    static final int TIME = 0;
    static final int OWN_STORE = 1;
    static final int OWN_SPENDABLE = 2;
    static final int ENEMY_STORE = 3;
    static final int AFFORDS_WORKER = 4;
    static final int AFFORDS_FIGHTER = 5;
    static final int AFFORDS_BARRACKS = 6;
    static final int AFFORDS_BASE = 7;
    static final int ORE_LEFT = 8;
    /** The first of the numbers of own units, of which there is one for each kind from base to ranged. */
    static final int OWN_UNITS = 9;

    static final int ENEMY_UNITS = OWN_UNITS + Kind.PRODUCTS;
    static final int GLOBALS = ENEMY_UNITS + Kind.PRODUCTS;

    /** Units of a kind of which more are not told apart. */
    static final int MOST_COUNTED = 10;

    // Features of entities.
    static final int X = 0;
    static final int Y = 1;
    static final int SIDE = 2;
    static final int HEALTH = 3;
    static final int HIT_POINTS = 4;
    static final int AMOUNT = 5;
    static final int CARRIES = 6;
    static final int MOVING = 7;
    static final int HARVESTING = 8;
    static final int RETURNING = 9;
    static final int PRODUCING = 10;
    static final int ATTACKING = 11;
    static final int AIM_X = 12;
    static final int AIM_Y = 13;
    static final int TICKS_LEFT = 14;
    static final int SOON = 15;
    /** The first of the flags that say what is being made, one for each kind from base to ranged. */
    static final int MAKES = 16;

    static final int ORE_X = MAKES + Kind.PRODUCTS;
    static final int ORE_Y = ORE_X + 1;
    static final int BASE_X = ORE_X + 2;
    static final int BASE_Y = ORE_X + 3;
    static final int ENEMY_X = ORE_X + 4;
    static final int ENEMY_Y = ORE_X + 5;
    static final int THREAT = ORE_X + 6;
    /** The first of the threats to the cells beside, by direction. */
    static final int THREAT_BESIDE = THREAT + 1;

    static final int FEATURES = THREAT_BESIDE + Ground.DIRECTIONS;

    /** Actions that are done within so many ticks are told apart by {@code soon}. */
    static final int SOON_TICKS = 20;

    /** Offsets to what is nearest reach so far, in cells. */
    static final int MOST_OFFSET = 8;

    /** Units that threaten a cell of which more are not told apart. */
    static final int MOST_THREAT = 4;

    private MicrortsLayout() {}

    /**
     * The layout on a map.
     *
     * @param room most units that can ever be
     * @param wealth most that a store can ever hold
     * @param mostOre most of a patch
     */
    static Layout of(Ground ground, int room, int wealth, int mostOre) {
        return new Layout(
                globals(wealth),
                kinds(),
                features(mostOre),
                List.of(new Feature("wall", 0, 1, Role.TERRAIN)),
                ground.height,
                ground.width,
                room,
                room,
                VERBS,
                Action.NONE);
    }

    private static List<Feature> globals(int wealth) {
        List<Feature> globals = new ArrayList<>(List.of(
                Feature.of("time", 0, 1),
                Feature.of("ownStore", 0, wealth),
                Feature.of("ownSpendable", -wealth, wealth),
                Feature.of("enemyStore", 0, wealth),
                Feature.flag("affordsWorker"),
                Feature.flag("affordsFighter"),
                Feature.flag("affordsBarracks"),
                Feature.flag("affordsBase"),
                Feature.of("oreLeft", 0, 1)));
        for (String whose : List.of("own", "enemy")) {
            for (int kind = Kind.BASE; kind < Kind.COUNT; kind++) {
                globals.add(Feature.of(whose + capital(Kind.NAMES.get(kind)), 0, MOST_COUNTED));
            }
        }
        return globals;
    }

    private static List<Feature> features(int mostOre) {
        List<Feature> features = new ArrayList<>(List.of(
                new Feature("x", -1, 1, Role.X),
                new Feature("y", -1, 1, Role.Y),
                new Feature("side", -1, 1, Role.SIDE),
                Feature.of("health", 0, 1),
                Feature.of("hitPoints", 0, MicrortsNumbers.MOST_HEALTH),
                Feature.of("amount", 0, mostOre),
                Feature.flag("carries"),
                Feature.flag("moving"),
                Feature.flag("harvesting"),
                Feature.flag("returning"),
                Feature.flag("producing"),
                Feature.flag("attacking"),
                Feature.of("aimX", -MicrortsNumbers.MOST_RANGE, MicrortsNumbers.MOST_RANGE),
                Feature.of("aimY", -MicrortsNumbers.MOST_RANGE, MicrortsNumbers.MOST_RANGE),
                Feature.of("ticksLeft", 0, MicrortsNumbers.MOST_BUILD_TICKS),
                Feature.of("soon", 0, 1)));
        for (int kind = Kind.BASE; kind < Kind.COUNT; kind++) {
            features.add(Feature.flag(making(kind)));
        }
        for (String what : List.of("oreX", "oreY", "baseX", "baseY", "enemyX", "enemyY")) {
            features.add(Feature.of(what, -MOST_OFFSET, MOST_OFFSET));
        }
        for (String where : List.of("", "Up", "Right", "Down", "Left")) {
            features.add(Feature.of("threat" + where, 0, MOST_THREAT));
        }
        return features;
    }

    private static String making(int kind) {
        return "makes" + capital(Kind.NAMES.get(kind));
    }

    private static List<EntityKind> kinds() {
        List<String> placed = List.of("x", "y", "side");
        List<String> building =
                with(placed, "health", "hitPoints", "producing", "aimX", "aimY", "ticksLeft", "soon", "threat");
        List<String> fighter = with(
                placed,
                "health",
                "hitPoints",
                "moving",
                "attacking",
                "aimX",
                "aimY",
                "ticksLeft",
                "soon",
                "enemyX",
                "enemyY",
                "threat",
                "threatUp",
                "threatRight",
                "threatDown",
                "threatLeft");
        List<String> worker =
                with(fighter, "carries", "harvesting", "returning", "producing", "oreX", "oreY", "baseX", "baseY");
        return List.of(
                new EntityKind(Kind.NAMES.get(Kind.ORE), with(placed, "amount")),
                maker(Kind.BASE, building),
                maker(Kind.BARRACKS, building),
                maker(Kind.WORKER, worker),
                maker(Kind.LIGHT, fighter),
                maker(Kind.HEAVY, fighter),
                maker(Kind.RANGED, fighter));
    }

    private static EntityKind maker(int kind, List<String> features) {
        List<String> all = new ArrayList<>(features);
        for (int product = Kind.BASE; product < Kind.COUNT; product++) {
            if ((Kind.makes(kind) >>> product & 1) != 0) {
                all.add(making(product));
            }
        }
        return new EntityKind(Kind.NAMES.get(kind), all);
    }

    private static List<String> with(List<String> features, String... more) {
        List<String> all = new ArrayList<>(features);
        all.addAll(List.of(more));
        return all;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
