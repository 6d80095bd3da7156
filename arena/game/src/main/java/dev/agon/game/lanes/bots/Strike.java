package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Attacks. A hero that is told to attack walks straight at its target, so that walls are better walked round first. */
final class Strike {
    private Strike() {}

    /** Attacks a row that the actor may attack. */
    static void at(Field field, int actor, int row, Orders orders) {
        int hero = field.hero(actor);
        boolean inRange = field.distance(hero, row) <= field.range(hero);
        if (inRange
                || !field.may(actor, field.names.move)
                || field.ground.isStraight(field.x(hero), field.y(hero), field.x(row), field.y(row))) {
            orders.set(actor, field.names.attack, row);
        } else {
            Walk.to(field, actor, field.x(row), field.y(row), orders);
        }
    }
}
