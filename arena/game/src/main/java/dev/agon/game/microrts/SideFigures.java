package dev.agon.game.microrts;

import java.util.List;

/** How a side stands, for people to follow: what all it has cost, and what of that fights. */
final class SideFigures {
    /** The store and the price of all living units; the price of light, heavy and ranged ones; workers. */
    static final List<String> NAMES = List.of("worth", "army", "workers");

    private SideFigures() {}

    static void write(World w, int side, float[] into) {
        int worth = w.store[side];
        int army = 0;
        int workers = 0;
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            if (w.owner[unit] == side) {
                int cost = MicrortsNumbers.COST[w.kind[unit]];
                worth += cost;
                army += Kind.isFighter(w.kind[unit]) ? cost : 0;
                workers += w.kind[unit] == Kind.WORKER ? 1 : 0;
            }
        }
        into[0] = worth;
        into[1] = army;
        into[2] = workers;
    }
}
