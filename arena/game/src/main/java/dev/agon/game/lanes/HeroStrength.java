package dev.agon.game.lanes;

/** What a hero's items and spells make of its numbers. */
final class HeroStrength {
    private HeroStrength() {}

    /** Distance a tick. */
    static int speed(World w, int hero) {
        int speed = LanesNumbers.SPEED[w.kind[hero]];
        if (w.has(hero, Item.BOOTS)) {
            speed += LanesNumbers.BOOTS_SPEED;
        }
        if (w.hasteUntil[hero] > w.clock) {
            speed += LanesNumbers.HASTE_SPEED;
        }
        return w.slowedUntil[hero] > w.clock ? speed * LanesNumbers.SLOW_PERCENT / 100 : speed;
    }

    /** Ticks from one attack to the next. */
    static int attackTicks(World w, int hero) {
        int ticks = LanesNumbers.ATTACK_TICKS[w.kind[hero]];
        if (w.has(hero, Item.GLOVES)) {
            ticks = ticks * LanesNumbers.GLOVES_ATTACK_PERCENT / 100;
        }
        return w.focusedUntil[hero] > w.clock ? ticks * LanesNumbers.FOCUS_ATTACK_PERCENT / 100 : ticks;
    }

    /** Damage of an attack. */
    static int damage(World w, int hero) {
        return w.mightUntil[hero] > w.clock ? w.damage[hero] * LanesNumbers.MIGHT_PERCENT / 100 : w.damage[hero];
    }

    static int armour(World w, int hero) {
        int armour = LanesNumbers.ARMOUR[w.kind[hero]];
        return w.has(hero, Item.PLATE) ? armour + LanesNumbers.PLATE_ARMOUR : armour;
    }

    /** Damage, health or shield that an ability gives. */
    static int power(World w, int hero, int ability) {
        int power = LanesNumbers.ABILITY_POWER[ability]
                + LanesNumbers.ABILITY_POWER_PER_LEVEL[ability] * (w.level[hero] - 1);
        return w.has(hero, Item.ORB) ? power * LanesNumbers.ORB_POWER_PERCENT / 100 : power;
    }

    /** Gold in hand and what the items cost. */
    static int netWorth(World w, int hero) {
        int worth = w.gold[hero];
        for (int item = 0; item < Item.COUNT; item++) {
            worth += w.items[w.at(item, hero)] * LanesNumbers.ITEM_PRICE[item];
        }
        return worth;
    }
}
