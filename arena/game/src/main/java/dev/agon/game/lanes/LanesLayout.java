package dev.agon.game.lanes;

import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Role;
import dev.agon.game.Layout.Verb;
import java.util.ArrayList;
import java.util.List;

/** The shape of what heroes see and are told, with the indices that the rules use. The sizes differ in entities only. */
final class LanesLayout {
    // Verbs. What an ability slot is aimed at is the same for every hero kind.
    static final int HOLD = 0;
    static final int MOVE = 1;
    static final int ATTACK = 2;
    static final int ABILITY_ENTITY = 3;
    static final int ABILITY_DIRECTION = 4;
    static final int ABILITY_SELF = 5;

    private static final List<Verb> VERBS = List.of(
            Verb.plain("hold"),
            Verb.atCell("move", Geometry.DIRECTIONS),
            Verb.atEntity("attack"),
            Verb.atEntity("ability1"),
            Verb.atCell("ability2", Geometry.DIRECTIONS),
            Verb.plain("ability3"));

    // Globals.
    static final int TIME = 0;
    static final int NEXT_WAVE = 1;
    static final int OWN_CORE = 2;
    static final int ENEMY_CORE = 3;
    static final int OWN_CORE_OPEN = 4;
    static final int ENEMY_CORE_OPEN = 5;
    static final int OWN_TOWERS = 6;
    static final int ENEMY_TOWERS = 7;
    static final int OWN_HEROES = 8;
    static final int ENEMY_HEROES = 9;
    static final int OWN_KILLS = 10;
    static final int ENEMY_KILLS = 11;

    private static final List<Feature> GLOBALS = List.of(
            Feature.of("time", 0, 1),
            Feature.of("nextWave", 0, 1),
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
    static final int INVULNERABLE = 13;
    static final int STUNNED = 14;
    static final int MANA = 15;
    static final int LEVEL = 16;
    static final int SHIELD = 17;
    static final int FOCUSED = 18;
    static final int EXPERIENCE = 19;
    static final int GOLD = 20;
    static final int WAIT_1 = 21;
    static final int WAIT_2 = 22;
    static final int WAIT_3 = 23;

    private static final List<Feature> FEATURES = List.of(
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
            Feature.flag("invulnerable"),
            Feature.flag("stunned"),
            Feature.of("mana", 0, 1),
            Feature.of("level", 0, 1),
            Feature.of("shield", 0, 1),
            Feature.flag("focused"),
            Feature.of("experience", 0, 1),
            Feature.of("gold", 0, 1),
            Feature.of("wait1", 0, 1),
            Feature.of("wait2", 0, 1),
            Feature.of("wait3", 0, 1));

    private static final List<String> OF_ALL =
            List.of("x", "y", "side", "offsetX", "offsetY", "distance", "health", "healthAmount", "damage");
    private static final List<String> OF_BOLT =
            List.of("x", "y", "side", "offsetX", "offsetY", "distance", "headingX", "headingY", "damage");
    private static final List<String> OF_BUILDING = with(OF_ALL, "range", "attackWait", "invulnerable");
    private static final List<String> OF_CREEP = with(OF_ALL, "headingX", "headingY", "range", "attackWait", "stunned");
    private static final List<String> OF_HERO =
            with(OF_CREEP, "mana", "level", "shield", "focused", "experience", "gold", "wait1", "wait2", "wait3");

    /** In the order of {@link Kind}. */
    private static final List<EntityKind> KINDS = List.of(
            kind(Kind.WARDEN, OF_HERO),
            kind(Kind.ARCHER, OF_HERO),
            kind(Kind.MELEE, OF_CREEP),
            kind(Kind.RANGED, OF_CREEP),
            kind(Kind.TOWER, OF_BUILDING),
            kind(Kind.CORE, OF_BUILDING),
            kind(Kind.BOLT, OF_BOLT));

    private LanesLayout() {}

    /** The layout of a size that lists at most so many entities. */
    static Layout of(int maxEntities) {
        return new Layout(GLOBALS, KINDS, FEATURES, List.of(), 0, 0, maxEntities, 1, VERBS, HOLD);
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
