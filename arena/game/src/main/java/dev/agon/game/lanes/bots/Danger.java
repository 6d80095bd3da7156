package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/**
 * Enemy towers: a hero stays out of their reach unless creeps go first or the tower is about to fall, and steps back when one has turned
 * to it.
 */
final class Danger {
    static final float REACH = 530;
    private static final float RANGE = 485;
    /** A team that needs no more seconds than this to break a building need not wait for creeps. */
    private static final float STORM_SECONDS = 3;

    private static final float STORM_HEALTH = 0.5f;
    private static final float COVERED_HEALTH = 0.4f;
    /** Who loses so much between two decisions in reach of a tower is its target. */
    private static final float BLOW = 35;
    /** Buildings crumble by this share more a minute. */
    private static final float CRUMBLING = 1.5f;

    /** Heroes that a tower has turned to, a bit by seat. */
    private long shot;

    /** Steps out of a tower's reach where it must; whether it did. */
    boolean avoid(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        long bit = 1L << field.seat(actor);
        int tower = field.nearest(hero, REACH, Field.ENEMY_TOWER);
        if (tower == Field.NONE) {
            shot &= ~bit;
            return false;
        }
        if (field.motion.lost(hero) > BLOW && field.distance(hero, tower) < RANGE) {
            shot |= bit;
        }
        boolean falls = seconds(field, hero, tower) < STORM_SECONDS && field.share(hero) > STORM_HEALTH;
        if (((shot & bit) == 0 || falls) && mayStand(field, hero, tower)) {
            return false;
        }
        Walk.awayFrom(field, actor, tower, orders);
        return true;
    }

    /** Whether the hero may stand in reach of the enemy building. */
    static boolean mayStand(Field field, int hero, int building) {
        if (!field.is(building, Field.ENEMY_TOWER)) {
            return true;
        }
        if (field.count(building, RANGE - 20, Field.OWN_CREEP) > 0 && field.share(hero) > COVERED_HEALTH) {
            return true;
        }
        return !field.flag(building, field.names.invulnerable)
                && field.share(hero) > STORM_HEALTH
                && seconds(field, hero, building) < STORM_SECONDS;
    }

    /** How long the heroes near by need to break a building. */
    private static float seconds(Field field, int hero, int building) {
        float damage = 0;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_HERO) && field.distance(row, hero) < REACH) {
                damage += Force.attack(field, row);
            }
        }
        return field.health(building) / (damage * (1 + CRUMBLING * field.clock()));
    }
}
