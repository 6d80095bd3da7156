package dev.agon.game.lanes;

/** System: everybody without health dies at once; first all bounties are paid, then all the dead leave. */
final class Deaths {
    private Deaths() {}

    static void run(World w) {
        if (!anybodyDies(w)) {
            return;
        }
        for (int slot = 0; slot < w.slots; slot++) {
            if (w.alive[slot] != 0 && w.health[slot] <= 0) {
                Bounties.pay(w, slot);
            }
        }
        for (int slot = 0; slot < w.slots; slot++) {
            if (w.alive[slot] != 0 && w.health[slot] <= 0) {
                die(w, slot);
            }
        }
        Bounties.settleStreaks(w);
        w.scratch.refreshProtection(w);
    }

    /** Nobody dies but of a blow. */
    private static boolean anybodyDies(World w) {
        for (int i = 0; i < w.scratch.blows; i++) {
            if (w.health[w.scratch.blowTo[i]] <= 0) {
                return true;
            }
        }
        return false;
    }

    private static void die(World w, int slot) {
        Units.remove(w, slot);
        if (w.isHero(slot)) {
            w.deaths[slot]++;
            w.respawnAt[slot] =
                    w.clock + LanesNumbers.RESPAWN_TICKS + LanesNumbers.RESPAWN_TICKS_PER_LEVEL * w.level[slot];
            HeroOrders.hold(w, slot);
        }
    }
}
