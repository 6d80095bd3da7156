package dev.agon.agents.evaluation;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.LegalOrders;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact probabilities of a trained policy, with a recurrent core too: it sees again all that its view saw.
 *
 * <pre>{@code
 * try (PolicyRunnerOracle oracle = new PolicyRunnerOracle(policy)) {
 *     double exploitability = new NashConv(game).exploitability(oracle);
 * }
 * }</pre>
 */
public final class PolicyRunnerOracle implements PolicyOracle, AutoCloseable {
    private final PolicyRunner runner;
    private final Observation[] observations = new Observation[1];
    private final CoreState[] states;
    private final @Nullable MatchRandom[] likeliest = new @Nullable MatchRandom[1];
    private final Decision[] decisions;

    /** The probabilities of this policy when it draws its orders. */
    public PolicyRunnerOracle(Policy policy) {
        PolicySpec spec = policy.spec();
        runner = new PolicyRunner(spec, 1);
        runner.load(policy);
        states = new CoreState[] {new CoreState(spec)};
        decisions = new Decision[] {new Decision(spec)};
    }

    @Override
    public void probabilities(List<Observation> seen, int actor, LegalOrders legal, double[] into) {
        states[0].reset();
        for (Observation observation : seen) {
            observations[0] = observation;
            runner.decide(1, observations, states, likeliest, decisions);
        }
        runner.orderProbabilities(observations[0], actor, legal, into);
    }

    @Override
    public void close() {
        runner.close();
    }
}
