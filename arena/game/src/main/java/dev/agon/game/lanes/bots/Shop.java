package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** What a scripted hero buys, and when it uses what it bought. */
final class Shop {
    static final int SALVE = 0;
    static final int TONIC = 1;
    static final int BOOTS = 2;
    static final int BLADE = 3;
    static final int GLOVES = 4;
    static final int PLATE = 5;
    static final int ORB = 6;
    static final int AEGIS = 7;

    private static final float[] PRICE = {60, 50, 250, 350, 350, 350, 350, 500};

    /** What to buy in which order, by kind of hero. */
    private static final int[][] ORDER = {
        {PLATE, BOOTS, AEGIS, BLADE, GLOVES},
        {BLADE, GLOVES, BOOTS, PLATE, AEGIS},
        {ORB, BOOTS, PLATE, AEGIS, BLADE},
        {ORB, PLATE, BOOTS, AEGIS, BLADE},
        {PLATE, BLADE, GLOVES, BOOTS, AEGIS},
    };

    private static final float SALVE_BELOW = 0.6f;
    private static final float TONIC_BELOW = 0.35f;
    private static final float QUIET = 750;
    private static final float AEGIS_RADIUS = 500;

    private Shop() {}

    /** At the fountain: buys what comes next. Whether it did. */
    static boolean buy(Field field, int actor, Orders orders) {
        if (!field.may(actor, field.names.buy)) {
            return false;
        }
        int hero = field.hero(actor);
        int wanted = wanted(field, hero);
        if (wanted == Field.NONE) {
            wanted = field.has(hero, SALVE) ? TONIC : SALVE;
        }
        if (wanted == TONIC && field.has(hero, TONIC) || !field.may(actor, field.names.buy, wanted)) {
            return false;
        }
        orders.set(actor, field.names.buy, wanted);
        return true;
    }

    /** Whether the hero has the gold for the next piece of its equipment. */
    static boolean canPay(Field field, int hero) {
        int wanted = wanted(field, hero);
        return wanted != Field.NONE && field.gold(hero) >= PRICE[wanted];
    }

    private static int wanted(Field field, int hero) {
        for (int item : ORDER[field.trait(hero)]) {
            if (!field.has(hero, item)) {
                return item;
            }
        }
        return Field.NONE;
    }

    /** Drinks where it is quiet; raises its shield among enemies. Whether it did. */
    static boolean use(Field field, int actor, Orders orders) {
        if (!field.may(actor, field.names.use)) {
            return false;
        }
        int hero = field.hero(actor);
        boolean quiet = field.nearest(hero, QUIET, Field.ENEMY_FIGHTER | Field.ENEMY_TOWER) == Field.NONE;
        if (quiet && field.share(hero) < SALVE_BELOW && !field.flag(hero, field.names.healing)) {
            return take(field, actor, SALVE, orders);
        }
        if (quiet && field.mana(hero) < TONIC_BELOW) {
            return take(field, actor, TONIC, orders);
        }
        boolean pressed = field.motion.lost(hero) > 0
                && field.nearest(hero, AEGIS_RADIUS, Field.ENEMY_HERO | Field.ENEMY_TOWER) != Field.NONE;
        return pressed && take(field, actor, AEGIS, orders);
    }

    private static boolean take(Field field, int actor, int item, Orders orders) {
        if (!field.may(actor, field.names.use, item)) {
            return false;
        }
        orders.set(actor, field.names.use, item);
        return true;
    }
}
