package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** Coming to the help of an own building. */
final class Defence {
    private static final float THERE = 450;
    /** Lone heroes leave their lanes for a tower no farther than this. */
    private static final float NEIGHBOURHOOD = 2500;

    private static final float SIEGE = 900;
    /** From farther away it is faster to return to the fountain. */
    private static final float FAR = 2600;

    private static final float QUIET = 700;

    private final Plan plan;

    Defence(Plan plan) {
        this.plan = plan;
    }

    /** Sends the hero to what is in danger, if it has nothing better to do; whether it did. */
    boolean order(Field field, int actor, Orders orders) {
        int post = plan.endangered;
        int hero = field.hero(actor);
        if (post == Field.NONE) {
            return false;
        }
        float distance = field.distance(hero, post);
        int besieged = field.nearest(hero, SIEGE, Field.ENEMY_BUILDING);
        boolean sieging = besieged != Field.NONE && !field.flag(besieged, field.names.invulnerable);
        boolean called = plan.coreEndangered
                ? !(sieging && field.is(besieged, Field.ENEMY_CORE))
                : !sieging && !plan.ahead && (plan.grouped || distance < NEIGHBOURHOOD);
        if (!called || distance < THERE || plan.coreEndangered && isSpare(field, hero, distance)) {
            return false;
        }
        boolean quiet = field.nearest(hero, QUIET, Field.ENEMY_FIGHTER) == Field.NONE;
        if (plan.coreEndangered && distance > FAR && quiet && field.may(actor, field.names.recall)) {
            orders.set(actor, field.names.recall, 0);
        } else {
            Walk.to(field, actor, field.x(post), field.y(post), orders);
        }
        return true;
    }

    /** Whether enough others are nearer to what is in danger. */
    private boolean isSpare(Field field, int hero, float distance) {
        int nearer = 0;
        for (int row = 0; row < field.rows(); row++) {
            boolean other = row != hero && field.is(row, Field.OWN_HERO);
            nearer += other && field.distance(row, plan.endangered) < distance ? 1 : 0;
        }
        return nearer > plan.attackers;
    }
}
