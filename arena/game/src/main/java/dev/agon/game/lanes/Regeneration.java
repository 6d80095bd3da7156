package dev.agon.game.lanes;

/** System: once a second heroes regain health and mana, far more at their fountain, and a little gold comes in. */
final class Regeneration {
    private Regeneration() {}

    static void run(World w) {
        if (w.clock % LanesNumbers.REGENERATION_TICKS != 0) {
            return;
        }
        for (int hero = 0; hero < w.heroes; hero++) {
            Bounties.gold(w, hero, LanesNumbers.GOLD_PER_SECOND);
            if (w.alive[hero] != 0) {
                restore(w, hero);
            }
        }
    }

    private static void restore(World w, int hero) {
        int kind = w.kind[hero];
        int health = LanesNumbers.HEALTH_REGENERATION[kind];
        int mana = LanesNumbers.MANA_REGENERATION[kind];
        if (w.salveUntil[hero] > w.clock) {
            health += LanesNumbers.SALVE_HEALTH;
        }
        if (w.tonicUntil[hero] > w.clock) {
            mana += LanesNumbers.TONIC_MANA;
        }
        if (w.atFountain(hero)) {
            health += w.maxHealth[hero] * LanesNumbers.FOUNTAIN_PERCENT / 100;
            mana += w.maxMana[hero] * LanesNumbers.FOUNTAIN_PERCENT / 100;
        }
        w.health[hero] = Math.min(w.maxHealth[hero], w.health[hero] + health);
        w.mana[hero] = Math.min(w.maxMana[hero], w.mana[hero] + mana);
    }
}
