package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** When a scripted hero uses its abilities: on enemy heroes in reach. */
final class Spells {
    private static final float BOLT_REACH = 620;
    private static final float SELF_REACH = 500;

    private Spells() {}

    /** Gives an order to cast if there is one worth it; whether it did. */
    static boolean order(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int enemy = field.nearest(hero, BOLT_REACH, row -> field.isHero(row) && !field.isOwn(row));
        if (enemy == Field.NONE) {
            return false;
        }
        if (field.may(actor, field.abilityAtEntity, enemy)) {
            orders.set(actor, field.abilityAtEntity, enemy);
            return true;
        }
        if (field.may(actor, field.abilityInDirection)) {
            int direction = field.direction(hero, field.x(enemy), field.y(enemy));
            orders.set(actor, field.abilityInDirection, direction);
            return true;
        }
        if (field.may(actor, field.abilityOnSelf) && field.distance(hero, enemy) < SELF_REACH) {
            orders.set(actor, field.abilityOnSelf, 0);
            return true;
        }
        return false;
    }
}
