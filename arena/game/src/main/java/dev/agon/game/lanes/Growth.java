package dev.agon.game.lanes;

/** System: experience turns into levels, levels and items into strength. */
final class Growth {
    private Growth() {}

    static void run(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            int before = w.level[hero];
            while (w.level[hero] < LanesNumbers.MAX_LEVEL
                    && w.experience[hero] >= LanesNumbers.LEVEL_EXPERIENCE[w.level[hero]]) {
                w.level[hero]++;
            }
            if (w.level[hero] != before) {
                refresh(w, hero);
                w.events.add(EventLog.LEVEL, hero, hero, w.level[hero]);
            }
        }
    }

    /** Sets what follows from level and items. What the most grows by, a living hero gains at once. */
    static void refresh(World w, int hero) {
        int kind = w.kind[hero];
        int levels = w.level[hero] - 1;
        int maxHealth = LanesNumbers.HEALTH[kind]
                + LanesNumbers.HEALTH_PER_LEVEL[kind] * levels
                + LanesNumbers.PLATE_HEALTH * w.items[w.at(Item.PLATE, hero)];
        int maxMana = LanesNumbers.MANA[kind]
                + LanesNumbers.MANA_PER_LEVEL[kind] * levels
                + LanesNumbers.ORB_MANA * w.items[w.at(Item.ORB, hero)];
        if (w.alive[hero] != 0) {
            w.health[hero] += maxHealth - w.maxHealth[hero];
            w.mana[hero] += maxMana - w.maxMana[hero];
        }
        w.maxHealth[hero] = maxHealth;
        w.maxMana[hero] = maxMana;
        w.damage[hero] = LanesNumbers.DAMAGE[kind]
                + LanesNumbers.DAMAGE_PER_LEVEL[kind] * levels
                + LanesNumbers.BLADE_DAMAGE * w.items[w.at(Item.BLADE, hero)];
    }
}
