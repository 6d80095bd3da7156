package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/**
 * Plays as a team: shares out the lanes and takes last hits, falls back when a fight would be lost, fights when it would be won, later
 * goes together, behind creeps, at one lane after the other, and defends what is attacked.
 */
public final class Captain implements Script {
    private static final float FLEE_HEALTH = 0.3f;
    private static final float RETURN_HEALTH = 0.9f;
    private static final float HEAL_UNTIL = 0.85f;
    private static final float LOSING = 0.75f;
    private static final float WINNING = 1.2f;
    private static final float ENGAGE = 700;
    private static final float LAST_STAND_HEALTH = 0.35f;

    private final Plan plan = new Plan();
    private final Retreat retreat = new Retreat(FLEE_HEALTH, RETURN_HEALTH);
    private final Danger danger = new Danger();
    private final Defence defence = new Defence(plan);
    private final Errands errands = new Errands(plan);
    private final Laning laning = new Laning(plan);

    @Override
    public void plan(Field field) {
        plan.look(field);
    }

    @Override
    public void order(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        if (Shop.buy(field, actor, orders) || (Retreat.isHome(field, hero) && rest(field, actor, orders))) {
            return;
        }
        float ratio = Force.ratio(field, hero);
        boolean lastStand = plan.coreAttacked && field.share(hero) > LAST_STAND_HEALTH;
        if (!lastStand && retreat.order(field, actor, orders)) {
            return;
        }
        if (ratio < LOSING) {
            fallBack(field, actor, orders);
            return;
        }
        if (Shop.use(field, actor, orders) || danger.avoid(field, actor, orders)) {
            return;
        }
        if (ratio > WINNING && ratio != Float.MAX_VALUE && fight(field, actor, orders)) {
            return;
        }
        if (ratio != Float.MAX_VALUE && field.mana(hero) > 0.5f && Spells.fight(field, actor, orders)) {
            return;
        }
        if (Spells.atEase(field, actor, orders)
                || defence.order(field, actor, orders)
                || errands.order(field, actor, orders)) {
            return;
        }
        laning.order(field, actor, orders);
    }

    private boolean rest(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        boolean well = field.share(hero) > HEAL_UNTIL && field.mana(hero) > 0.7f;
        if (well || plan.coreAttacked && field.share(hero) > 0.5f) {
            return false;
        }
        Walk.home(field, actor, orders);
        return true;
    }

    private static void fallBack(Field field, int actor, Orders orders) {
        if (!Spells.escape(field, actor, orders) && !Shop.use(field, actor, orders)) {
            Walk.home(field, actor, orders);
        }
    }

    private static boolean fight(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int victim = Field.NONE;
        float least = Float.MAX_VALUE;
        for (int row = 0; row < field.rows(); row++) {
            float distance = field.distance(row, hero);
            if (field.is(row, Field.ENEMY_HERO) && distance < ENGAGE && field.may(actor, field.names.attack, row)) {
                float cost = Force.health(field, row) + 0.8f * Math.max(0, distance - field.range(hero));
                if (cost < least) {
                    least = cost;
                    victim = row;
                }
            }
        }
        if (victim == Field.NONE) {
            return false;
        }
        if (!Spells.fight(field, actor, orders)) {
            Strike.at(field, actor, victim, orders);
        }
        return true;
    }
}
