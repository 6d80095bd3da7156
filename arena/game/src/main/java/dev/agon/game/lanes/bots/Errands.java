package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** What heroes do beside their lanes while it is quiet: heal, shop, take runes and camps. Each method says whether it gave an order. */
final class Errands {
    private static final float SHOP_QUIET = 1500;
    private static final float QUIET = 750;
    private static final float NEAR_HOME = 1500;
    private static final float HURT = 0.5f;
    private static final float DRY = 0.12f;

    private static final float RUNE_WAY = 1300;
    private static final float CAMP_WAY = 1600;
    private static final float CAMP_SEEN = 450;
    private static final float CAMP_HEALTH = 0.65f;
    private static final float LANE_QUIET = 1100;
    /** Camps are filled anew every minute, the first time at this one. */
    private static final float FIRST_CAMP = 0.5f;

    private final Plan plan;
    /** When each camp that was found empty may be filled again, in minutes. */
    private float[] emptyUntil = {};

    Errands(Plan plan) {
        this.plan = plan;
    }

    boolean order(Field field, int actor, Orders orders) {
        return goHome(field, actor, orders) || takeRune(field, actor, orders) || hunt(field, actor, orders);
    }

    /** Home and back to heal or because the next piece of equipment can be paid. */
    private boolean goHome(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        boolean hurt = field.share(hero) < HURT || field.mana(hero) < DRY;
        boolean nearHome = field.distance(hero, field.ground.fountainX, field.ground.fountainY) < NEAR_HOME;
        boolean rich = Shop.canPay(field, hero) && (!plan.ahead || nearHome);
        boolean quiet = field.nearest(hero, hurt ? QUIET : SHOP_QUIET, Field.ENEMY_HERO) == Field.NONE
                && field.nearest(hero, QUIET, Field.ENEMY_FIGHTER | Field.ENEMY_TOWER) == Field.NONE;
        if (!quiet || !(hurt || rich) || plan.coreAttacked || !field.may(actor, field.names.recall)) {
            return false;
        }
        orders.set(actor, field.names.recall, 0);
        return true;
    }

    /** A rune that is seen goes to the own hero nearest to it. */
    private static boolean takeRune(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        int rune = field.nearest(hero, RUNE_WAY, Field.RUNE);
        if (rune == Field.NONE
                || field.nearest(rune, RUNE_WAY, Field.OWN_HERO) != hero
                || field.nearest(hero, QUIET, Field.ENEMY_HERO) != Field.NONE) {
            return false;
        }
        Walk.to(field, actor, field.x(rune), field.y(rune), orders);
        return true;
    }

    /** While no wave is on the lane: beasts that are seen, or a look at an own camp near by. */
    private boolean hunt(Field field, int actor, Orders orders) {
        int hero = field.hero(actor);
        if (plan.grouped
                || field.clock() < FIRST_CAMP
                || field.share(hero) < CAMP_HEALTH
                || field.nearest(hero, LANE_QUIET, Field.ENEMY_HERO | Field.ENEMY_CREEP) != Field.NONE) {
            return false;
        }
        int beast = field.nearest(hero, CAMP_SEEN + QUIET, Field.BEAST);
        if (beast != Field.NONE && field.may(actor, field.names.attack, beast)) {
            Strike.at(field, actor, beast, orders);
            return true;
        }
        int camp = nearestCamp(field, hero);
        if (camp == Field.NONE) {
            return false;
        }
        Walk.to(field, actor, field.ground.camps[2 * camp], field.ground.camps[2 * camp + 1], orders);
        return true;
    }

    /** The nearest camp of the own half that may be full. */
    private int nearestCamp(Field field, int hero) {
        float[] camps = field.ground.camps;
        if (emptyUntil.length != camps.length / 2) {
            emptyUntil = new float[camps.length / 2];
        }
        int best = Field.NONE;
        float least = CAMP_WAY;
        for (int camp = 0; camp < emptyUntil.length; camp++) {
            float x = camps[2 * camp];
            float y = camps[2 * camp + 1];
            float distance = field.distance(hero, x, y);
            if (distance < CAMP_SEEN && field.count(x, y, CAMP_SEEN, Field.BEAST) == 0) {
                emptyUntil[camp] = (float) Math.floor(field.clock() - FIRST_CAMP) + 1 + FIRST_CAMP;
            }
            boolean ownHalf = y - x > 0;
            if (ownHalf && emptyUntil[camp] <= field.clock() && distance < least) {
                least = distance;
                best = camp;
            }
        }
        return best;
    }
}
