package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an order that a policy has given up is learned again. */
final class BarrierTest {
    private static final int HOLD = 0;
    private static final int UPDATES = 25;
    private static final int MATCHES = 64;

    /** Holding is never right in {@link SignalGame}, so that all but one in 22,000 of these orders earn nothing. */
    private static final float GIVEN_UP = 10;

    private final PolicySpec spec = new PolicySpec(new SignalGame(false), NetworkConfig.defaults());

    @Test
    void ordersThatAreHardlyEverGivenAreLearnedWithABarrierAlone() {
        double without = learned(0);
        double with = learned(0.05);

        assertTrue(without < 0.05, "without a barrier: " + without);
        assertTrue(with > 0.5, "with a barrier: " + with);
    }

    private double learned(double barrier) {
        PpoConfig config = TestConfigs.ppo().withBarrier(barrier);
        try (PpoLearner learner = new PpoLearner(spec, config, RewardConfig.defaults(), 1, 1)) {
            learner.load(whoAlwaysHolds());
            for (int update = 0; update < UPDATES; update++) {
                learner.update(play(learner.policy(update), update));
            }
            return Rollouts.meanReward(play(learner.policy(UPDATES), UPDATES));
        }
    }

    private Policy whoAlwaysHolds() {
        float[] parameters = Policy.initial(spec, 1).parameters().clone();
        parameters[spec.shape().tensor("verb.bias").offset() + HOLD] = GIVEN_UP;
        return new Policy(spec, 0, parameters);
    }

    private List<Rollout> play(Policy policy, int round) {
        return Rollouts.play(spec, policy, MATCHES, 4, round * MATCHES);
    }
}
