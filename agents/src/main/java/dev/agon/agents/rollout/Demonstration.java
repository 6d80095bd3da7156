package dev.agon.agents.rollout;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.SeatsOfView;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down one match of somebody else, a bot's or a person's, as rollouts to be imitated: one for each view with a seat that is
 * imitated, from start to end. Log-probabilities and values, which nobody knows, are 0, and so are the core's states.
 *
 * <pre>{@code
 * Demonstration demonstration = new Demonstration(spec, sequenceSteps, seats);
 * while (!match.over()) {
 *     // observe for and ask every view that is awaited, then
 *     demonstration.advance(match, seen, orders);
 * }
 * List<Rollout> rollouts = demonstration.end(match);
 * }</pre>
 */
public final class Demonstration {
    private final SeatsOfView[] seatsOfView;
    private final RolloutRecorder[] recorders;
    private final long[] imitated;
    private final CoreState unknown;
    private final Decision decision;
    private final TeamRewards rewards;

    /**
     * An empty one.
     *
     * @param sequenceSteps the learner's sequence length
     * @param seats bit {@code s} is set when seat {@code s} of the game is imitated
     */
    public Demonstration(PolicySpec spec, int sequenceSteps, long seats) {
        Game game = spec.game();
        seatsOfView = SeatsOfView.all(game);
        recorders = new RolloutRecorder[game.views()];
        imitated = new long[game.views()];
        unknown = new CoreState(spec);
        decision = new Decision(spec);
        rewards = new TeamRewards(game);
        for (int view = 0; view < recorders.length; view++) {
            imitated[view] = seatsOfView[view].within(seats);
            recorders[view] = new RolloutRecorder(spec, seatsOfView[view].count(), sequenceSteps);
            recorders[view].begin(unknown, 0, imitated[view]);
        }
    }

    /**
     * Writes down what is told in this tick, and plays it.
     *
     * @param seen by view: the observation of this tick, for views that are awaited
     * @param orders by view; what is illegal or missing is written down as what stands in for it
     */
    public void advance(Match match, Observation[] seen, Orders[] orders) {
        for (int view = 0; view < recorders.length; view++) {
            if (imitated[view] != 0 && match.awaits(view)) {
                for (int row = 0; row < seen[view].actors; row++) {
                    decide(seen[view], row, orders[view]);
                }
                recorders[view].append(seen[view], decision, unknown);
            }
        }
        match.advance(orders);
        rewards.read(match);
        for (int view = 0; view < recorders.length; view++) {
            if (recorders[view].steps() > 0) {
                rewards.give(seatsOfView[view], recorders[view]);
            }
        }
    }

    private void decide(Observation seen, int row, Orders orders) {
        int verb = orders.verb[row];
        int target = orders.target[row];
        if (!seen.legal(row, verb, target)) {
            verb = seen.layout.fallbackVerb() >= 0
                    ? seen.layout.fallbackVerb()
                    : Long.numberOfTrailingZeros(seen.verbMask[row]);
            target = firstTarget(seen, row, verb);
        }
        decision.orders.set(row, verb, target);
    }

    private static int firstTarget(Observation seen, int row, int verb) {
        for (int target = 0; target < seen.layout.targets(verb); target++) {
            if (seen.legalTarget(row, verb, target)) {
                return target;
            }
        }
        return 0;
    }

    /** What was written down, once the match is over. */
    public List<Rollout> end(Match match) {
        List<Rollout> rollouts = new ArrayList<>();
        for (int view = 0; view < recorders.length; view++) {
            if (recorders[view].steps() > 0) {
                rollouts.add(recorders[view].end(seatsOfView[view].outcomes(match)));
            }
        }
        return rollouts;
    }
}
