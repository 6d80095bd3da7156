package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Whether a hero is on its way home to heal: it starts below one share of health and ends above another. */
final class Retreat {
    private static final float PURSUED = 900;
    private static final float NEAR_HOME = 900;
    private static final float AT_HOME = 300;

    private final float below;
    private final float until;
    /** Bit by seat. */
    private long retreating;

    Retreat(float below, float until) {
        this.below = below;
        this.until = until;
    }

    /** Sends the hero home if it must; whether it did. */
    boolean order(Field field, int actor, Orders orders) {
        long bit = 1L << field.seat(actor);
        float health = field.share(field.hero(actor));
        if (health < below) {
            retreating |= bit;
        } else if (health > until) {
            retreating &= ~bit;
        }
        if ((retreating & bit) == 0) {
            return false;
        }
        go(field, actor, orders);
        return true;
    }

    /** Whether the actor's hero is at its fountain. */
    static boolean isHome(Field field, int hero) {
        return field.distance(hero, field.ground.fountainX, field.ground.fountainY) < AT_HOME;
    }

    /** The safest and fastest way home: slow who follows, return by recall where nobody is near, else walk. */
    static void go(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        if (isHome(field, hero)) {
            Walk.home(field, actor, orders);
            return;
        }
        if (Spells.escape(field, actor, orders) || Shop.use(field, actor, orders)) {
            return;
        }
        boolean far = field.distance(hero, field.ground.fountainX, field.ground.fountainY) > NEAR_HOME;
        boolean quiet = field.nearest(hero, PURSUED, Field.ENEMY_FIGHTER | Field.ENEMY_TOWER) == Field.NONE
                && field.motion.lost(hero) == 0;
        if (far && quiet && field.may(actor, field.names.recall)) {
            orders.set(actor, field.names.recall, 0);
        } else {
            Walk.home(field, actor, orders);
        }
    }
}
