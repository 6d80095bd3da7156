package dev.agon.agents.ppo;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;

/**
 * Behaviour cloning: one pass over demonstrations with the cross-entropy of the orders given, and, as for {@link PpoLearner}'s
 * batches, value and win probability learned beside it, from what the match really brought (λ = 1), so that reinforcement learning
 * does not begin with a clone that judges at random.
 */
final class ImitationUpdate implements AutoCloseable {
    private final PolicySpec spec;
    private final PpoConfig config;
    private final LearnerState state;
    private final GradientPool pool;
    private final SampleMaker samples;

    ImitationUpdate(PolicySpec spec, PpoConfig ppo, RewardConfig rewards, LearnerState state, int threads) {
        this.spec = spec;
        this.state = state;
        config = ppo.withBatch(ppo.batch(), ppo.minibatch(), 1).withKlStop(0).withTargets(Targets.GAE, ppo.vtrace(), 1);
        pool = new GradientPool(spec, config, new CrossEntropy(), state.weights, null, threads);
        samples = new SampleMaker(spec, config, rewards);
    }

    /** Learns once from each demonstration; their core states are filled in. */
    ImitationStats learn(List<Rollout> demonstrations) {
        List<Sample> made = samples.make(demonstrations, pool);
        ReturnStatistics returns = ReturnStatistics.of(made);
        if (returns.vary()) {
            state.valueScale.update(returns.mean(), returns.meanOfSquares(), state.weights.values());
            state.weights.publish();
        }
        List<Sample.Sequence> sequences = Sequences.of(made, spec, config.sequenceSteps());
        if (spec.network().stateLength() > 0) {
            pool.carry(sequences);
        }
        GradientSteps steps = new GradientSteps(config, pool, state, new Schedule(config.learningRate(), 0, 0, 0));
        steps.run(sequences);
        LossTotals totals = steps.totals;
        double orders = Math.max(1, totals.orders);
        return new ImitationStats(
                totals.policyLoss / orders,
                totals.likeliest / orders,
                totals.valueLoss / Math.max(1, totals.values),
                (int) totals.orders);
    }

    @Override
    public void close() {
        pool.close();
    }
}
