package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Defends: stays by its foremost tower, takes last hits, shoots who comes near, and goes home to heal early. */
public final class Guard implements Script {
    private static final float FLEE_HEALTH = 0.4f;
    private static final float RETURN_HEALTH = 0.9f;
    private static final float LEASH = 420;
    private static final float REACH = 520;
    private static final float CLOSE = 330;

    private final Retreat retreat = new Retreat(FLEE_HEALTH, RETURN_HEALTH);

    @Override
    public void order(Field field, int actor, Orders orders) {
        if (retreat.order(field, actor, orders) || Spells.order(field, actor, orders)) {
            return;
        }
        int hero = field.hero(actor);
        int post = post(field, actor);
        if (post != Field.NONE && field.distance(hero, post) > LEASH) {
            Walk.to(field, actor, field.x(post), field.y(post), orders);
            return;
        }
        int enemy = enemyToShoot(field, actor);
        if (enemy != Field.NONE) {
            orders.set(actor, field.attack, enemy);
        } else {
            orders.set(actor, field.hold, 0);
        }
    }

    /** Own towers are shared out by seat; without one it is the core. */
    private static int post(Field field, int actor) {
        int hero = field.hero(actor);
        int tower = field.nearest(hero, Float.MAX_VALUE, row -> field.isTower(row) && field.isOwn(row));
        return tower != Field.NONE
                ? tower
                : field.nearest(hero, Float.MAX_VALUE, row -> field.isCore(row) && field.isOwn(row));
    }

    private static int enemyToShoot(Field field, int actor) {
        int hero = field.hero(actor);
        Field.RowTest target = row -> !field.isOwn(row) && field.may(actor, field.attack, row);
        int dying =
                field.nearest(hero, REACH, row -> target.accepts(row) && field.isCreep(row) && field.dies(row, hero));
        if (dying != Field.NONE) {
            return dying;
        }
        int enemyHero = field.nearest(hero, REACH, row -> target.accepts(row) && field.isHero(row));
        return enemyHero != Field.NONE ? enemyHero : field.nearest(hero, CLOSE, target);
    }
}
