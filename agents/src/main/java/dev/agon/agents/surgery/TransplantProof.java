package dev.agon.agents.surgery;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.PolicyOutputs;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.policy.PolicyProbe;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.SeatsOfView;
import java.util.Arrays;

/**
 * Old and new network side by side along matches that the new one plays: every logit, value and win probability that both have.
 * The old one sees each observation under the layout that it was trained on ({@link FormerView}); each carries its own state.
 *
 * @param observations how many were compared
 * @param largestDifference between two outputs, over the larger of 1 and the output's size
 */
public record TransplantProof(int observations, double largestDifference) {
    /** Outputs that differ by no more are the same. */
    public static final double TOLERANCE = 1e-5;

    private static final int OBSERVATIONS = 256;
    private static final int OBSERVATIONS_A_MATCH = 64;

    /** Whether the new network computes what the old one did. */
    public boolean holds() {
        return observations > 0 && largestDifference <= TOLERANCE;
    }

    /** Compares along matches whose seeds follow from one. */
    public static TransplantProof play(Transplant transplant, long seed) {
        try (Comparison comparison = new Comparison(transplant)) {
            for (int match = 0; comparison.observations < OBSERVATIONS; match++) {
                comparison.match(MatchRandom.derive(seed, match));
            }
            return new TransplantProof(comparison.observations, comparison.largest);
        }
    }

    private static final class Comparison implements AutoCloseable {
        private final Transplant transplant;
        private final LayoutMap layouts;
        private final Game game;
        private final PolicyProbe after;
        private final PolicyProbe before;
        private int observations;
        private double largest;

        Comparison(Transplant transplant) {
            this.transplant = transplant;
            layouts = transplant.layouts();
            PolicySpec target = transplant.target();
            game = target.game();
            after = new PolicyProbe(transplant.policy());
            before = new PolicyProbe(
                    new FormerView(layouts, 1).layoutBefore(),
                    transplant.donor().network(),
                    transplant.donor().parameters(),
                    target);
        }

        void match(long seed) {
            Match match = game.start(seed);
            Orders[] orders = Orders.forGame(game);
            Side[] sides = new Side[game.views()];
            Arrays.setAll(sides, view -> new Side(view, seed));
            int upTo = observations + OBSERVATIONS_A_MATCH;
            while (!match.over() && observations < upTo) {
                for (int view = 0; view < sides.length; view++) {
                    orders[view].clear();
                    if (match.awaits(view)) {
                        match.observe(view, sides[view].seen);
                        sides[view].compare();
                        sides[view].player.decide(sides[view].seen, orders[view]);
                    }
                }
                match.advance(orders);
            }
            for (Side side : sides) {
                side.player.close();
            }
        }

        /** One view of a match. */
        private final class Side {
            final Observation seen;
            final PolicyPlayer player;
            private final FormerView view;
            private final CoreState stateBefore;
            private final CoreState stateAfter;

            Side(int number, long seed) {
                seen = new Observation(game.layout(), game.seatsOfView(number));
                view = new FormerView(layouts, game.seatsOfView(number));
                stateBefore =
                        new CoreState(new PolicySpec(game, transplant.donor().network()));
                stateAfter = new CoreState(transplant.target());
                player = PolicyPlayer.sampling(transplant.policy(), seed + number);
                player.begin(game, number, new SeatsOfView(game, number).bits());
            }

            void compare() {
                view.look(seen);
                Comparison.this.compare(before.look(view.before, stateBefore), after.look(view.after, stateAfter));
                observations++;
            }
        }

        private void compare(PolicyOutputs then, PolicyOutputs now) {
            for (int actor = 0; actor < now.verbLogits().length; actor++) {
                for (int verb = 0; verb < layouts.after.verbs().size(); verb++) {
                    int was = layouts.verbs.from(verb);
                    if (was < 0) {
                        continue;
                    }
                    differ(then.verbLogits()[actor][was], now.verbLogits()[actor][verb]);
                    if (layouts.keepsTargets(verb)) {
                        differ(then.targetLogits()[actor][was], now.targetLogits()[actor][verb]);
                    }
                }
            }
            differ(then.values(), now.values());
            differ(then.winProbability(), now.winProbability());
        }

        private void differ(float[] then, float[] now) {
            for (int i = 0; i < then.length; i++) {
                differ(then[i], now[i]);
            }
        }

        private void differ(float then, float now) {
            double difference = Math.abs(then - now) / Math.max(1, Math.abs(then));
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }

        @Override
        public void close() {
            before.close();
            after.close();
        }
    }
}
