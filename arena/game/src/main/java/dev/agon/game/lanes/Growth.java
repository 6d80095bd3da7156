package dev.agon.game.lanes;

/** System: experience turns into levels, gold into equipment, and both into strength. */
final class Growth {
    private Growth() {}

    static void run(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            int before = w.level[hero];
            while (w.level[hero] < LanesNumbers.MAX_LEVEL
                    && w.experience[hero] >= LanesNumbers.LEVEL_EXPERIENCE[w.level[hero]]) {
                w.level[hero]++;
            }
            refresh(w, hero);
            if (w.level[hero] != before) {
                w.events.add(EventLog.LEVEL, hero, hero, w.level[hero]);
            }
        }
    }

    /** Sets what follows from level and gold. What the most grows by, a living hero gains at once. */
    static void refresh(World w, int hero) {
        int kind = w.kind[hero];
        int levels = w.level[hero] - 1;
        int equipment = Math.min(LanesNumbers.EQUIPMENT_STEPS, w.gold[hero] / LanesNumbers.EQUIPMENT_GOLD);
        int maxHealth = LanesNumbers.HEALTH[kind]
                + LanesNumbers.HEALTH_PER_LEVEL[kind] * levels
                + LanesNumbers.EQUIPMENT_HEALTH * equipment;
        int maxMana = LanesNumbers.MANA[kind] + LanesNumbers.MANA_PER_LEVEL[kind] * levels;
        if (w.alive[hero] != 0) {
            w.health[hero] += maxHealth - w.maxHealth[hero];
            w.mana[hero] += maxMana - w.maxMana[hero];
        }
        w.maxHealth[hero] = maxHealth;
        w.maxMana[hero] = maxMana;
        w.damage[hero] = LanesNumbers.DAMAGE[kind]
                + LanesNumbers.DAMAGE_PER_LEVEL[kind] * levels
                + LanesNumbers.EQUIPMENT_DAMAGE * equipment;
    }
}
