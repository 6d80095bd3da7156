package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Ways to walk: round walls, in a direction that is allowed. */
final class Walk {
    private static final float ARRIVED = 40;

    private Walk() {}

    /** To a place, or holds when there. */
    static void to(Field field, int actor, float x, float y, Orders orders) {
        int hero = field.hero(actor);
        if (field.distance(hero, x, y) < ARRIVED) {
            orders.set(actor, field.names.hold, 0);
        } else {
            inDirection(field, actor, field.ground.direction(field.x(hero), field.y(hero), x, y), orders);
        }
    }

    /** In the direction or the nearest to it that is allowed; holds where none is near. */
    static void inDirection(Field field, int actor, int direction, Orders orders) {
        int move = field.names.move;
        for (int turn = 0; turn <= Compass.DIRECTIONS / 4; turn++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                int tried = Compass.turned(direction, sign * turn);
                if (field.may(actor, move, tried)) {
                    orders.set(actor, move, tried);
                    return;
                }
            }
        }
        orders.set(actor, field.names.hold, 0);
    }

    /** To the own fountain. */
    static void home(Field field, int actor, Orders orders) {
        to(field, actor, field.ground.fountainX, field.ground.fountainY, orders);
    }

    /** Away from a row, homewards where that is about as good. */
    static void awayFrom(Field field, int actor, int row, Orders orders) {
        int hero = field.hero(actor);
        float awayX = field.x(hero) - field.x(row);
        float awayY = field.y(hero) - field.y(row);
        int home = field.ground.direction(field.x(hero), field.y(hero), field.ground.fountainX, field.ground.fountainY);
        boolean homewards = Compass.X[home] * awayX + Compass.Y[home] * awayY >= 0;
        inDirection(field, actor, homewards ? home : Compass.direction(awayX, awayY), orders);
    }
}
