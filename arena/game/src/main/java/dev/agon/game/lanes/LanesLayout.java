package dev.agon.game.lanes;

import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Role;
import dev.agon.game.Layout.Verb;
import java.util.ArrayList;
import java.util.List;

/** The shape of what heroes see and are told, with the indices that the rules use. The sizes differ in entities and terrain only. */
final class LanesLayout {
    // Verbs. What an ability slot is aimed at is the same for every hero kind.
    static final int HOLD = 0;
    static final int MOVE = 1;
    static final int ATTACK = 2;
    static final int ABILITY_UNIT = 3;
    static final int ABILITY_PLACE = 4;
    static final int ABILITY_SELF = 5;
    static final int USE = 6;
    static final int BUY = 7;
    static final int RECALL = 8;

    private static final List<Verb> VERBS = List.of(
            Verb.plain("hold"),
            Verb.atCell("move", Geometry.DIRECTIONS),
            Verb.atEntity("attack"),
            Verb.atEntity("ability1"),
            Verb.atCell("ability2", Places.COUNT),
            Verb.plain("ability3"),
            Verb.atCell("use", Item.COUNT),
            Verb.atCell("buy", Item.COUNT),
            Verb.plain("recall"));

    // Globals.
    static final int TIME = 0;
    static final int NEXT_WAVE = 1;
    static final int NEXT_RUNE = 2;
    static final int OWN_CORE = 3;
    static final int ENEMY_CORE = 4;
    static final int OWN_CORE_OPEN = 5;
    static final int ENEMY_CORE_OPEN = 6;
    static final int OWN_TOWERS = 7;
    static final int ENEMY_TOWERS = 8;
    static final int OWN_HEROES = 9;
    static final int ENEMY_HEROES = 10;
    static final int OWN_KILLS = 11;
    static final int ENEMY_KILLS = 12;

    private static final List<Feature> GLOBALS = List.of(
            Feature.of("time", 0, 1),
            Feature.of("nextWave", 0, 1),
            Feature.of("nextRune", 0, 1),
            Feature.of("ownCore", 0, 1),
            Feature.of("enemyCore", 0, 1),
            Feature.flag("ownCoreOpen"),
            Feature.flag("enemyCoreOpen"),
            Feature.of("ownTowers", 0, 1),
            Feature.of("enemyTowers", 0, 1),
            Feature.of("ownHeroes", 0, 1),
            Feature.of("enemyHeroes", 0, 1),
            Feature.of("ownKills", 0, 1),
            Feature.of("enemyKills", 0, 1));

    // Features of entities.
    static final int X = 0;
    static final int Y = 1;
    static final int SIDE = 2;
    static final int OFFSET_X = 3;
    static final int OFFSET_Y = 4;
    static final int DISTANCE = 5;
    static final int HEADING_X = 6;
    static final int HEADING_Y = 7;
    static final int HEALTH = 8;
    static final int HEALTH_AMOUNT = 9;
    static final int DAMAGE = 10;
    static final int RANGE = 11;
    static final int ATTACK_WAIT = 12;
    static final int SPEED = 13;
    static final int INVULNERABLE = 14;
    static final int STUNNED = 15;
    static final int ROOTED = 16;
    static final int SLOWED = 17;
    static final int SILENCED = 18;
    static final int SHIELD = 19;
    static final int FOCUSED = 20;
    static final int MIGHT = 21;
    static final int HASTE = 22;
    static final int HEALING = 23;
    static final int RECALLING = 24;
    static final int MANA = 25;
    static final int LEVEL = 26;
    static final int EXPERIENCE = 27;
    static final int GOLD = 28;
    static final int WAIT_1 = 29;
    static final int WAIT_2 = 30;
    static final int WAIT_3 = 31;
    static final int AEGIS_WAIT = 32;
    static final int TIME_LEFT = 33;
    /** The first of the columns that say how many of an item a hero has, as a share of the most. */
    static final int ITEMS = 34;

    static final List<Feature> FEATURES = features();

    private static final List<String> OF_THING = List.of("x", "y", "side", "offsetX", "offsetY", "distance");
    private static final List<String> OF_ALL = with(OF_THING, "health", "healthAmount");
    private static final List<String> OF_BOLT = with(OF_THING, "headingX", "headingY", "damage");
    private static final List<String> OF_MARK = with(OF_THING, "damage", "timeLeft");
    private static final List<String> OF_WARD = with(OF_ALL, "timeLeft");
    private static final List<String> OF_RUNE = with(OF_THING, "gold", "might", "haste");
    private static final List<String> OF_BUILDING = with(OF_ALL, "damage", "range", "attackWait", "invulnerable");
    private static final List<String> OF_CREEP = with(
            OF_ALL, "headingX", "headingY", "damage", "range", "attackWait", "speed", "stunned", "rooted", "slowed");
    private static final List<String> OF_HERO = heroFeatures();

    /** In the order of {@link Kind}. */
    private static final List<EntityKind> KINDS = List.of(
            kind(Kind.WARDEN, OF_HERO),
            kind(Kind.ARCHER, OF_HERO),
            kind(Kind.MAGE, OF_HERO),
            kind(Kind.MENDER, OF_HERO),
            kind(Kind.BINDER, OF_HERO),
            kind(Kind.MELEE, OF_CREEP),
            kind(Kind.RANGED, OF_CREEP),
            kind(Kind.SIEGE, OF_CREEP),
            kind(Kind.TOWER, OF_BUILDING),
            kind(Kind.CORE, OF_BUILDING),
            kind(Kind.BOLT, OF_BOLT),
            kind(Kind.MARK, OF_MARK),
            kind(Kind.WARD, OF_WARD),
            kind(Kind.BEAST, OF_CREEP),
            kind(Kind.RUNE, OF_RUNE));

    private LanesLayout() {}

    /** The layout of a size that lists at most so many entities, on a ground with so many cells along an edge. */
    static Layout of(int maxEntities, int groundSize) {
        List<Feature> planes = List.of(new Feature("wall", 0, 1, Role.TERRAIN));
        return new Layout(GLOBALS, KINDS, FEATURES, planes, groundSize, groundSize, maxEntities, 1, VERBS, HOLD);
    }

    private static List<Feature> features() {
        List<Feature> features = new ArrayList<>(List.of(
                new Feature("x", -1, 1, Role.X),
                new Feature("y", -1, 1, Role.Y),
                new Feature("side", -1, 1, Role.SIDE),
                Feature.of("offsetX", -1, 1),
                Feature.of("offsetY", -1, 1),
                Feature.of("distance", 0, 1),
                Feature.of("headingX", -1, 1),
                Feature.of("headingY", -1, 1),
                Feature.of("health", 0, 1),
                Feature.of("healthAmount", 0, 1),
                Feature.of("damage", 0, 1),
                Feature.of("range", 0, 1),
                Feature.of("attackWait", 0, 1),
                Feature.of("speed", 0, 1),
                Feature.flag("invulnerable"),
                Feature.flag("stunned"),
                Feature.flag("rooted"),
                Feature.flag("slowed"),
                Feature.flag("silenced"),
                Feature.of("shield", 0, 1),
                Feature.flag("focused"),
                Feature.flag("might"),
                Feature.flag("haste"),
                Feature.flag("healing"),
                Feature.of("recalling", 0, 1),
                Feature.of("mana", 0, 1),
                Feature.of("level", 0, 1),
                Feature.of("experience", 0, 1),
                Feature.of("gold", 0, 1),
                Feature.of("wait1", 0, 1),
                Feature.of("wait2", 0, 1),
                Feature.of("wait3", 0, 1),
                Feature.of("aegisWait", 0, 1),
                Feature.of("timeLeft", 0, 1)));
        for (String item : Item.NAMES) {
            features.add(Feature.of(item, 0, 1));
        }
        return List.copyOf(features);
    }

    private static List<String> heroFeatures() {
        List<String> names = new ArrayList<>(with(
                OF_CREEP,
                "silenced",
                "shield",
                "focused",
                "might",
                "haste",
                "healing",
                "recalling",
                "mana",
                "level",
                "experience",
                "gold",
                "wait1",
                "wait2",
                "wait3",
                "aegisWait"));
        names.addAll(Item.NAMES);
        return names;
    }

    private static EntityKind kind(int kind, List<String> features) {
        return new EntityKind(Kind.NAMES.get(kind), features);
    }

    private static List<String> with(List<String> features, String... more) {
        List<String> all = new ArrayList<>(features);
        all.addAll(List.of(more));
        return all;
    }
}
