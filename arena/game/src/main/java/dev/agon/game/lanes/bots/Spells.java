package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** When a scripted hero uses its abilities. Each method gives an order if there is one worth it, and says whether it did. */
final class Spells {
    private static final float NOVA_RADIUS = 280;
    private static final float HUSH_RADIUS = 360;
    private static final float SANCTUARY_RADIUS = 400;
    private static final float CLOSE = 350;
    private static final float THREAT = 600;
    private static final float MEND_BELOW = 0.72f;

    private Spells() {}

    /** In a fight: all that helps to win it. */
    static boolean fight(Field field, int actor, Orders orders) {
        return switch (field.trait(field.hero(actor))) {
            case Trait.WARDEN ->
                unit(field, actor, orders) || bulwark(field, actor, orders) || Aimed.charge(field, actor, orders);
            case Trait.ARCHER ->
                Aimed.bolt(field, actor, orders) || unit(field, actor, orders) || focus(field, actor, orders);
            case Trait.MAGE ->
                nova(field, actor, orders) || unit(field, actor, orders) || Aimed.meteor(field, actor, orders);
            case Trait.MENDER ->
                mend(field, actor, orders) || sanctuary(field, actor, orders) || Aimed.bolt(field, actor, orders);
            default -> hush(field, actor, orders) || unit(field, actor, orders);
        };
    }

    /** On the way out: what slows those who follow or shields. */
    static boolean escape(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        if (field.nearest(hero, THREAT, Field.ENEMY_HERO) == Field.NONE) {
            return false;
        }
        return switch (field.trait(hero)) {
            case Trait.WARDEN ->
                bulwark(field, actor, orders) || unit(field, actor, orders) || Aimed.leapHome(field, actor, orders);
            case Trait.MAGE -> nova(field, actor, orders) || unit(field, actor, orders);
            case Trait.MENDER -> sanctuary(field, actor, orders) || mend(field, actor, orders);
            default -> unit(field, actor, orders);
        };
    }

    /** Where there is no fight: heals who was hurt, sets a ward. */
    static boolean atEase(Field field, int actor, Orders orders) {
        return switch (field.trait(field.hero(actor))) {
            case Trait.MENDER -> mend(field, actor, orders);
            case Trait.BINDER -> Aimed.ward(field, actor, orders);
            default -> false;
        };
    }

    /** The first ability at an enemy hero in its range, the weakest. */
    private static boolean unit(Field field, int actor, Orders orders) {
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.ENEMY_HERO)
                    && field.may(actor, field.names.abilityUnit, row)
                    && (best == Field.NONE || field.health(row) < field.health(best))) {
                best = row;
            }
        }
        return best != Field.NONE && give(actor, field.names.abilityUnit, best, orders);
    }

    private static boolean mend(Field field, int actor, Orders orders) {
        int best = Field.NONE;
        for (int row = 0; row < field.rows(); row++) {
            if (field.is(row, Field.OWN_HERO)
                    && field.share(row) < MEND_BELOW
                    && field.may(actor, field.names.abilityUnit, row)
                    && (best == Field.NONE || field.share(row) < field.share(best))) {
                best = row;
            }
        }
        return best != Field.NONE && give(actor, field.names.abilityUnit, best, orders);
    }

    private static boolean bulwark(Field field, int actor, Orders orders) {
        return self(field, actor, field.nearest(field.hero(actor), CLOSE, Field.ENEMY_HERO) != Field.NONE, orders);
    }

    private static boolean focus(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        return self(field, actor, field.nearest(hero, field.range(hero) + 40, Field.ENEMY_HERO) != Field.NONE, orders);
    }

    private static boolean nova(Field field, int actor, Orders orders) {
        return self(field, actor, field.count(field.hero(actor), NOVA_RADIUS, Field.ENEMY_HERO) > 0, orders);
    }

    private static boolean hush(Field field, int actor, Orders orders) {
        return self(field, actor, field.count(field.hero(actor), HUSH_RADIUS, Field.ENEMY_HERO) > 0, orders);
    }

    /** A shield for all, when enough of the team are in danger. */
    private static boolean sanctuary(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        boolean danger = field.nearest(hero, THREAT, Field.ENEMY_HERO) != Field.NONE;
        int helped = 0;
        for (int row = 0; row < field.rows(); row++) {
            boolean near = field.is(row, Field.OWN_HERO) && field.distance(row, hero) < SANCTUARY_RADIUS;
            helped += near && (field.motion.lost(row) > 0 || field.share(row) < 0.5f) ? 1 : 0;
        }
        return self(field, actor, danger && helped > 0, orders);
    }

    private static boolean self(Field field, int actor, boolean worth, Orders orders) {
        return worth && field.may(actor, field.names.abilitySelf) && give(actor, field.names.abilitySelf, 0, orders);
    }

    private static boolean give(int actor, int verb, int target, Orders orders) {
        orders.set(actor, verb, target);
        return true;
    }
}
