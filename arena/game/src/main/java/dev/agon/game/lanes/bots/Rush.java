package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/**
 * Goes for the enemy core: walks to the nearest enemy building that can be hurt, fights whoever it meets, storms the tower when creeps go
 * first, then the core. Falls back only when almost dead.
 */
public final class Rush implements Script {
    private static final float FLEE_HEALTH = 0.22f;
    private static final float RETURN_HEALTH = 0.75f;
    private static final float FIGHT_RADIUS = 520;
    private static final float TOWER_DANGER = 530;
    /** Who comes so near to a tower that creeps do not cover is left alone. */
    private static final float UNDER_TOWER = 380;

    private final Retreat retreat = new Retreat(FLEE_HEALTH, RETURN_HEALTH);

    @Override
    public void order(Field field, int actor, Orders orders) {
        if (retreat.order(field, actor, orders)
                || Shop.buy(field, actor, orders)
                || Spells.fight(field, actor, orders)) {
            return;
        }
        int hero = field.hero(actor);
        int building = goal(field, hero);
        if (building == Field.NONE) {
            orders.set(actor, field.names.hold, 0);
            return;
        }
        boolean alone =
                field.is(building, Field.ENEMY_TOWER) && field.count(building, TOWER_DANGER, Field.OWN_CREEP) == 0;
        float distance = field.distance(hero, building);
        int enemy = enemyToFight(field, hero, building, alone);
        if (alone && distance < TOWER_DANGER) {
            Walk.awayFrom(field, actor, building, orders);
        } else if (enemy != Field.NONE && field.may(actor, field.names.attack, enemy)) {
            Strike.at(field, actor, enemy, orders);
        } else if (!alone && distance < FIGHT_RADIUS && field.may(actor, field.names.attack, building)) {
            Strike.at(field, actor, building, orders);
        } else if (alone && distance < TOWER_DANGER + 60) {
            orders.set(actor, field.names.hold, 0);
        } else {
            Walk.to(field, actor, field.x(building), field.y(building), orders);
        }
    }

    /** The nearest enemy building that can be hurt. */
    private static int goal(Field field, int hero) {
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_BUILDING)
                    && !field.flag(row, field.names.invulnerable)
                    && (best == Field.NONE || field.distance(row, hero) < field.distance(best, hero))) {
                best = row;
            }
        }
        return best;
    }

    /** The nearest enemy hero, else the nearest creep. */
    private static int enemyToFight(Field field, int hero, int building, boolean uncovered) {
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_HERO | Field.ENEMY_CREEP)
                    && field.distance(row, hero) < FIGHT_RADIUS
                    && !(uncovered && field.distance(row, building) < UNDER_TOWER)
                    && (best == Field.NONE || isBetter(field, hero, row, best))) {
                best = row;
            }
        }
        return best;
    }

    private static boolean isBetter(Field field, int hero, int row, int than) {
        boolean isHero = field.is(row, Field.ENEMY_HERO);
        boolean thanHero = field.is(than, Field.ENEMY_HERO);
        return isHero != thanHero ? isHero : field.distance(row, hero) < field.distance(than, hero);
    }
}
