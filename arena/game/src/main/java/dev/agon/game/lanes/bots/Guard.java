package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Defends: stays by its foremost tower, takes last hits, shoots who comes near, and goes home to heal early. */
public final class Guard implements Script {
    private static final float FLEE_HEALTH = 0.4f;
    private static final float RETURN_HEALTH = 0.9f;
    private static final float LEASH = 360;
    private static final float REACH = 480;
    private static final float CLOSE = 330;
    /** Towers at least this share of the farthest one's distance from the core are foremost. */
    private static final float FOREMOST = 0.6f;

    private static final float AHEAD = 90;

    private final Retreat retreat = new Retreat(FLEE_HEALTH, RETURN_HEALTH);

    @Override
    public void order(Field field, int actor, Orders orders) {
        if (retreat.order(field, actor, orders) || Spells.order(field, actor, orders)) {
            return;
        }
        int hero = field.hero(actor);
        int post = post(field, actor);
        int enemy = enemyToShoot(field, actor);
        if (post != Field.NONE && field.distance(hero, post) > LEASH) {
            Walk.to(field, actor, field.x(post), field.y(post), orders);
        } else if (enemy != Field.NONE) {
            orders.set(actor, field.attack, enemy);
        } else if (post != Field.NONE) {
            Walk.to(field, actor, field.x(post) + AHEAD, field.y(post) - AHEAD, orders);
        } else {
            orders.set(actor, field.hold, 0);
        }
    }

    /** The own towers that stand far from the core are shared out by seat; without one it is the core. */
    private static int post(Field field, int actor) {
        int core = field.nearest(field.hero(actor), Float.MAX_VALUE, row -> field.isCore(row) && field.isOwn(row));
        if (core == Field.NONE) {
            return Field.NONE;
        }
        Field.RowTest ownTower = row -> field.isTower(row) && field.isOwn(row);
        float farthest = 0;
        for (int row = 0; row < field.rows(); row++) {
            if (ownTower.accepts(row)) {
                farthest = Math.max(farthest, field.distance(row, core));
            }
        }
        float foremost = FOREMOST * farthest;
        int towers = field.count(
                core, Float.MAX_VALUE, row -> ownTower.accepts(row) && field.distance(row, core) >= foremost);
        int skip = towers == 0 ? 0 : field.seat(actor) % towers;
        for (int row = 0; row < field.rows(); row++) {
            if (ownTower.accepts(row) && field.distance(row, core) >= foremost && skip-- == 0) {
                return row;
            }
        }
        return core;
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
