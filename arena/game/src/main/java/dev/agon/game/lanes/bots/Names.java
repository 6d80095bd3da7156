package dev.agon.game.lanes.bots;

import dev.agon.game.Layout;
import java.util.List;

/** Where the layout keeps what bots ask for: verbs, kinds, features and globals, found by their names. */
final class Names {
    private static final List<String> HEROES = List.of("warden", "archer", "mage", "mender", "binder");
    static final List<String> ITEMS = List.of("salve", "tonic", "boots", "blade", "gloves", "plate", "orb", "aegis");

    final int hold;
    final int move;
    final int attack;
    final int abilityUnit;
    final int abilityPlace;
    final int abilitySelf;
    final int use;
    final int buy;
    final int recall;

    final int time;
    final int enemyHeroes;

    final int x;
    final int y;
    final int side;
    final int health;
    final int healthAmount;
    final int damage;
    final int range;
    final int speed;
    final int invulnerable;
    final int stunned;
    final int rooted;
    final int slowed;
    final int shield;
    final int healing;
    final int recalling;
    final int mana;
    final int level;
    final int gold;
    final int firstItem;

    /** Number of each hero kind, as {@link Trait} counts them, or -1, {@code [kind]}. */
    final int[] hero;
    /** Class of each kind on one's own side, {@code [kind]}; see {@link Field}. */
    final int[] ownClass;

    Names(Layout layout) {
        hold = layout.verb("hold");
        move = layout.verb("move");
        attack = layout.verb("attack");
        abilityUnit = layout.verb("ability1");
        abilityPlace = layout.verb("ability2");
        abilitySelf = layout.verb("ability3");
        use = layout.verb("use");
        buy = layout.verb("buy");
        recall = layout.verb("recall");
        time = layout.global("time");
        enemyHeroes = layout.global("enemyHeroes");
        x = layout.feature("x");
        y = layout.feature("y");
        side = layout.feature("side");
        health = layout.feature("health");
        healthAmount = layout.feature("healthAmount");
        damage = layout.feature("damage");
        range = layout.feature("range");
        speed = layout.feature("speed");
        invulnerable = layout.feature("invulnerable");
        stunned = layout.feature("stunned");
        rooted = layout.feature("rooted");
        slowed = layout.feature("slowed");
        shield = layout.feature("shield");
        healing = layout.feature("healing");
        recalling = layout.feature("recalling");
        mana = layout.feature("mana");
        level = layout.feature("level");
        gold = layout.feature("gold");
        firstItem = layout.feature(ITEMS.get(0));
        hero = new int[layout.kinds().size()];
        ownClass = new int[hero.length];
        for (int kind = 0; kind < hero.length; kind++) {
            String name = layout.kinds().get(kind).name();
            hero[kind] = HEROES.indexOf(name);
            ownClass[kind] = classOf(name);
        }
    }

    private static int classOf(String kind) {
        if (HEROES.contains(kind)) {
            return Field.OWN_HERO;
        }
        return switch (kind) {
            case "melee", "ranged", "siege" -> Field.OWN_CREEP;
            case "tower" -> Field.OWN_TOWER;
            case "core" -> Field.OWN_CORE;
            case "ward" -> Field.OWN_WARD;
            case "beast" -> Field.BEAST;
            case "rune" -> Field.RUNE;
            default -> Field.OTHER;
        };
    }
}
