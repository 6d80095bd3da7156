package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Defends: stays by a foremost tower, takes last hits, shoots who comes near, and goes home to heal early. */
public final class Guard implements Script {
    private static final float FLEE_HEALTH = 0.4f;
    private static final float RETURN_HEALTH = 0.9f;
    private static final float LEASH = 360;
    private static final float REACH = 480;
    private static final float CLOSE = 330;
    private static final float AHEAD = 90;

    private final Retreat retreat = new Retreat(FLEE_HEALTH, RETURN_HEALTH);

    @Override
    public void order(Field field, int actor, Orders orders) {
        if (retreat.order(field, actor, orders)
                || Shop.buy(field, actor, orders)
                || Spells.fight(field, actor, orders)) {
            return;
        }
        int hero = field.hero(actor);
        int post = post(field, actor);
        int enemy = enemyToShoot(field, actor);
        if (post != Field.NONE && field.distance(hero, post) > LEASH) {
            Walk.to(field, actor, field.x(post), field.y(post), orders);
        } else if (enemy != Field.NONE) {
            Strike.at(field, actor, enemy, orders);
        } else if (post != Field.NONE) {
            Walk.to(field, actor, field.x(post) + AHEAD, field.y(post) - AHEAD, orders);
        } else {
            orders.set(actor, field.names.hold, 0);
        }
    }

    /** The own towers that can be hurt are shared out by seat; once a lane has none it is the core. */
    private static int post(Field field, int actor) {
        int towers = 0;
        int core = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            towers += isForemost(field, row) ? 1 : 0;
            core = field.is(row, Field.OWN_CORE) ? row : core;
        }
        boolean coreOpen = core != Field.NONE && !field.flag(core, field.names.invulnerable);
        int skip = towers == 0 || coreOpen ? Field.NONE : field.seat(actor) % towers;
        for (int row = 0; row < field.rows() && skip >= 0; row++) {
            if (isForemost(field, row) && skip-- == 0) {
                return row;
            }
        }
        return core;
    }

    private static boolean isForemost(Field field, int row) {
        return field.is(row, Field.OWN_TOWER) && !field.flag(row, field.names.invulnerable);
    }

    private static int enemyToShoot(Field field, int actor) {
        int hero = field.hero(actor);
        int dying = LastHits.find(field, actor, REACH, Field.ENEMY_CREEP);
        if (dying != Field.NONE) {
            return dying;
        }
        int enemyHero = field.nearest(hero, REACH, Field.ENEMY_HERO);
        if (enemyHero != Field.NONE && field.may(actor, field.names.attack, enemyHero)) {
            return enemyHero;
        }
        int near = field.nearest(hero, CLOSE, Field.ENEMY_CREEP);
        return near != Field.NONE && field.may(actor, field.names.attack, near) ? near : Field.NONE;
    }
}
