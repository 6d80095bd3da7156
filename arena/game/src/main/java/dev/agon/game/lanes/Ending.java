package dev.agon.game.lanes;

/** System: whether the match is over, and who has won. */
final class Ending {
    private Ending() {}

    static void run(World w) {
        boolean amberStands = w.alive[w.slot.core(0)] != 0;
        boolean skyStands = w.alive[w.slot.core(1)] != 0;
        if (amberStands && skyStands && w.clock < w.timeLimit) {
            return;
        }
        w.over = true;
        if (amberStands != skyStands) {
            w.winner = amberStands ? 0 : 1;
        } else if (amberStands) {
            w.winner = ahead(w);
        }
        LanesRewards.ended(w);
    }

    /** At the time limit: more core health, then more tower health, then more net worth; else a draw. */
    private static int ahead(World w) {
        int difference = Integer.compare(w.health[w.slot.core(0)], w.health[w.slot.core(1)]);
        if (difference == 0) {
            difference = Integer.compare(towerHealth(w, 0), towerHealth(w, 1));
        }
        if (difference == 0) {
            difference = Integer.compare(worth(w, 0), worth(w, 1));
        }
        if (difference == 0) {
            return World.NOBODY;
        }
        return difference > 0 ? 0 : 1;
    }

    /** Health of all towers of a side together. */
    static int towerHealth(World w, int side) {
        int sum = 0;
        for (int tower = w.slot.towerBase + side; tower < w.slot.coreBase; tower += World.SIDES) {
            sum += w.health[tower];
        }
        return sum;
    }

    private static int worth(World w, int side) {
        int sum = 0;
        for (int i = 0; i < w.heroesPerSide; i++) {
            sum += HeroStrength.netWorth(w, w.slot.hero(side, i));
        }
        return sum;
    }
}
