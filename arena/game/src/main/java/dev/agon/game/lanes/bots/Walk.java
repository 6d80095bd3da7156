package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Ways to walk. */
final class Walk {
    private static final float ARRIVED = 40;

    private Walk() {}

    /** Straight to a point, or holds when there. */
    static void to(Field field, int actor, float x, float y, Orders orders) {
        int hero = field.hero(actor);
        if (field.distance(hero, x, y) < ARRIVED || !field.may(actor, field.move)) {
            orders.set(actor, field.hold, 0);
        } else {
            orders.set(actor, field.move, field.direction(hero, x, y));
        }
    }

    /** To the fountain, which lies behind the own core in the lower left corner. */
    static void home(Field field, int actor, Orders orders) {
        to(field, actor, field.fountainX(), field.fountainY(), orders);
    }

    /** Towards a row, but no nearer than a distance. */
    static void toFront(Field field, int actor, int row, float distance, Orders orders) {
        if (row == Field.NONE || field.distance(field.hero(actor), row) < distance) {
            orders.set(actor, field.hold, 0);
        } else {
            to(field, actor, field.x(row), field.y(row), orders);
        }
    }
}
