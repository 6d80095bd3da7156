package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/**
 * Goes for the enemy core: walks to the nearest enemy tower, fights whoever it meets, storms the tower when creeps go first, then the
 * core. Falls back only when almost dead.
 */
public final class Rush implements Script {
    private static final float FLEE_HEALTH = 0.22f;
    private static final float RETURN_HEALTH = 0.75f;
    private static final float FIGHT_RADIUS = 520;
    private static final float TOWER_DANGER = 530;

    private final Retreat retreat = new Retreat(FLEE_HEALTH, RETURN_HEALTH);

    @Override
    public void order(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        if (retreat.order(field, actor, orders) || Spells.order(field, actor, orders)) {
            return;
        }
        int building = field.nearest(hero, Float.MAX_VALUE, row -> field.isTower(row) && !field.isOwn(row));
        if (building == Field.NONE) {
            building = field.nearest(hero, Float.MAX_VALUE, row -> field.isCore(row) && !field.isOwn(row));
        }
        boolean alone = building != Field.NONE
                && field.isTower(building)
                && field.count(building, TOWER_DANGER, row -> field.isOwn(row) && field.isCreep(row)) == 0;
        if (alone && field.distance(hero, building) < TOWER_DANGER) {
            Walk.home(field, actor, orders);
            return;
        }
        int enemy = enemyToFight(field, hero, building, alone);
        if (enemy != Field.NONE && field.may(actor, field.attack, enemy)) {
            orders.set(actor, field.attack, enemy);
        } else if (building != Field.NONE && field.may(actor, field.attack, building) && !alone) {
            orders.set(actor, field.attack, building);
        } else if (building != Field.NONE && !alone) {
            Walk.to(field, actor, field.x(building), field.y(building), orders);
        } else {
            Walk.toFront(field, actor, building, TOWER_DANGER + 60, orders);
        }
    }

    private static int enemyToFight(Field field, int hero, int building, boolean towerUnguarded) {
        Field.RowTest reachable =
                row -> !field.isOwn(row) && !(towerUnguarded && field.distance(row, building) < TOWER_DANGER - 150);
        int enemyHero = field.nearest(hero, FIGHT_RADIUS, row -> field.isHero(row) && reachable.accepts(row));
        return enemyHero != Field.NONE
                ? enemyHero
                : field.nearest(hero, FIGHT_RADIUS, row -> field.isCreep(row) && reachable.accepts(row));
    }
}
