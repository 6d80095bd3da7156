package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Whether a hero is on its way home to heal: it starts below one share of health and ends above another. */
final class Retreat {
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
        float health = field.health(field.hero(actor));
        if (health < below) {
            retreating |= bit;
        } else if (health > until) {
            retreating &= ~bit;
        }
        if ((retreating & bit) == 0) {
            return false;
        }
        Walk.home(field, actor, orders);
        return true;
    }
}
