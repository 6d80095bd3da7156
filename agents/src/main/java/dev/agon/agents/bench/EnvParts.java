package dev.agon.agents.bench;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;

/**
 * Where the time of a tick goes: mean nanoseconds a tick, the least of many passes over the same matches, since whatever else runs on the
 * machine only ever adds. Reading the clock costs about 25 ns in each part.
 *
 * @param observeNanos all awaited views observed, with masks
 * @param advanceNanos the rules
 * @param hashNanos the hash of the state
 * @param entities mean number of entities in an observation
 */
public record EnvParts(double observeNanos, double advanceNanos, double hashNanos, double entities) {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Measures on this thread.
     *
     * @param matches how many matches make a pass: all of a workload that repeats
     * @param seconds how long; at least one pass is made
     */
    public static EnvParts measure(Game game, EnvWorkload workload, int matches, double seconds) {
        EnvParts least = null;
        long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
        do {
            Pass pass = new Pass(game);
            for (int i = 0; i < matches; i++) {
                pass.play(workload);
            }
            EnvParts means = pass.means();
            least = least == null ? means : least.leastOf(means);
        } while (System.nanoTime() < end);
        return least;
    }

    private EnvParts leastOf(EnvParts other) {
        return new EnvParts(
                Math.min(observeNanos, other.observeNanos),
                Math.min(advanceNanos, other.advanceNanos),
                Math.min(hashNanos, other.hashNanos),
                entities);
    }

    /** One pass over the matches. */
    private static final class Pass {
        private final Observation[] seen;
        private final Orders[] orders;
        private double observe;
        private double advance;
        private double hash;
        private long ticks;
        private long observations;
        private long entities;

        @SuppressWarnings("UnusedVariable") // written, so that no compiler leaves a hash out as useless
        private long hashes;

        Pass(Game game) {
            seen = new Observation[game.views()];
            orders = Orders.forGame(game);
            for (int view = 0; view < seen.length; view++) {
                seen[view] = new Observation(game.layout(), game.seatsOfView(view));
            }
        }

        void play(EnvWorkload workload) {
            Match match = workload.next();
            while (!match.over()) {
                long start = System.nanoTime();
                for (int view = 0; view < seen.length; view++) {
                    if (match.awaits(view)) {
                        match.observe(view, seen[view]);
                    }
                }
                observe += System.nanoTime() - start;
                giveOrders(match, workload);
                start = System.nanoTime();
                match.advance(orders);
                long advanced = System.nanoTime();
                hashes ^= match.hash();
                hash += System.nanoTime() - advanced;
                advance += advanced - start;
                ticks++;
            }
        }

        private void giveOrders(Match match, EnvWorkload workload) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    workload.order(view, seen[view], orders[view]);
                    observations++;
                    entities += seen[view].entities;
                }
            }
        }

        EnvParts means() {
            return new EnvParts(observe / ticks, advance / ticks, hash / ticks, entities / (double) observations);
        }
    }
}
