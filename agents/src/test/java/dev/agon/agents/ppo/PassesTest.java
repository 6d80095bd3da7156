package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often an update uses what it was given. */
final class PassesTest {
    private final PolicySpec spec = new PolicySpec(new SignalGame(false), NetworkConfig.defaults());
    private final List<Rollout> batch = Rollouts.play(spec, Policy.initial(spec, 1), 40, 4);
    private final int decisions = batch.stream().mapToInt(Rollout::decisions).sum();

    @Test
    void everyDecisionIsUsedInEveryPass() {
        UpdateStats stats = update(TestConfigs.ppo().withBatch(1024, 64, 3));
        // 40 matches of 4 steps and 2 views are 320 view steps: 5 minibatches a pass.
        assertEquals(15, stats.minibatches());
        assertEquals(List.of(0, 0, 0, decisions), stats.reuse());
    }

    @Test
    void divergenceStopsThePasses() {
        PpoConfig config = TestConfigs.ppo().withBatch(1024, 64, 3).withLearningRate(0.01);
        UpdateStats stats = update(config.withKlStop(1e-6));
        // The first minibatch is of the policy that acted; the second is the first that shows a divergence.
        assertEquals(2, stats.minibatches());
        assertEquals(2, stats.reuse().size());
        int used = stats.reuse().get(1);
        assertTrue(used > 0 && used < decisions, "used " + used + " of " + decisions);
        assertEquals(decisions - used, stats.reuse().get(0));
        assertEquals(15, update(config.withKlStop(100)).minibatches());
    }

    private UpdateStats update(PpoConfig config) {
        try (PpoLearner learner = new PpoLearner(spec, config, RewardConfig.defaults(), 1, 1)) {
            return learner.update(batch);
        }
    }
}
