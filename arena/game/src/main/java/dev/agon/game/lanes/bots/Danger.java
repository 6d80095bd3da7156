package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Enemy towers: a hero stays out of their reach unless creeps go first or the tower is about to fall. */
final class Danger {
    static final float REACH = 530;
    /** A team that needs no more seconds than this to break a building need not wait for creeps. */
    private static final float STORM_SECONDS = 3;

    private static final float STORM_HEALTH = 0.5f;
    private static final float COVERED_HEALTH = 0.4f;
    /** Buildings crumble by this share more a minute. */
    private static final float CRUMBLING = 1.5f;

    private Danger() {}

    /** Steps out of a tower's reach where it must; whether it did. */
    static boolean avoid(Field field, int actor, Plan plan, Orders orders) {
        int hero = field.hero(actor);
        int tower = field.nearest(hero, REACH, Field.ENEMY_TOWER);
        if (tower == Field.NONE || mayStand(field, hero, tower)) {
            return false;
        }
        Walk.awayFrom(field, actor, tower, orders);
        return true;
    }

    /** Whether the hero may stand in reach of the enemy building. */
    static boolean mayStand(Field field, int hero, int tower) {
        if (!field.is(tower, Field.ENEMY_TOWER)) {
            return true;
        }
        boolean covered = field.count(tower, REACH - 60, Field.OWN_CREEP) > 0;
        if (covered && field.share(hero) > COVERED_HEALTH) {
            return true;
        }
        return !field.flag(tower, field.names.invulnerable)
                && field.share(hero) > STORM_HEALTH
                && secondsToBreak(field, hero, tower) < STORM_SECONDS;
    }

    /** How long the heroes near by need to break a building. */
    private static float secondsToBreak(Field field, int hero, int building) {
        float damage = 0;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_HERO) && field.distance(row, hero) < REACH) {
                damage += Force.attack(field, row);
            }
        }
        return field.health(building) / (damage * (1 + CRUMBLING * field.clock()));
    }
}
