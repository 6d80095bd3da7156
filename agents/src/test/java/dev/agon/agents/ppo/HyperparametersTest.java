package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HyperparametersTest {
    private static final PolicySpec SPEC =
            new PolicySpec(new SignalGame(false), new NetworkConfig(CoreKind.NONE, 16, 32, 24, 16));
    private static final String TERM = SPEC.game().rewardTerms().get(0);
    private static final PpoConfig CONFIG =
            TestConfigs.ppo().withLearningRate(4e-3, 1e-3).withEntropyBonus(0.1, 0.02, 1000);

    @Test
    void scaleTheWholeScheduleButNotBeyondWhatSettingsAllow() {
        Schedule half = new Hyperparameters(0.5, 2, Map.of()).applyTo(new Schedule(1e-3, 0.1, 0.02, 0.3));
        assertEquals(new Schedule(5e-4, 0.2, 0.02, 0.3), half);
        assertEquals(
                new Schedule(1, 10, 0.02, 0.3),
                new Hyperparameters(1e6, 1e6, Map.of()).applyTo(new Schedule(1e-3, 0.1, 0.02, 0.3)));
    }

    @Test
    void scaleTheWeightsOfTheTermsTheyName() {
        Hyperparameters doubled = new Hyperparameters(1, 1, Map.of("gold", 2.0, "unknown", 3.0));
        assertEquals(Map.of("gold", 0.02, "win", 1.0), doubled.applyTo(Map.of("gold", 0.01, "win", 1.0)));
    }

    @Test
    void refuseFactorsThatAreNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new Hyperparameters(0, 1, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Hyperparameters(1, Double.NaN, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new Hyperparameters(1, 1, Map.of(TERM, -1.0)));
        assertThrows(IllegalArgumentException.class, () -> new Hyperparameters(Double.POSITIVE_INFINITY, 1, Map.of()));
    }

    @Test
    void aTunedLearnerLearnsAsOneThatIsConfiguredSo() {
        List<Rollout> batch = Rollouts.play(SPEC, Policy.initial(SPEC, 3), 20, 4);
        PpoConfig configured = CONFIG.withLearningRate(2e-3, 5e-4).withEntropyBonus(0.2, 0.04, 1000);
        RewardConfig halved = RewardConfig.defaults().withWeights(Map.of(TERM, 0.5));
        try (PpoLearner plain = new PpoLearner(SPEC, CONFIG, RewardConfig.defaults(), 1, 3);
                PpoLearner tuned = new PpoLearner(SPEC, CONFIG, RewardConfig.defaults(), 1, 3);
                PpoLearner other = new PpoLearner(SPEC, configured, halved, 1, 3)) {
            tuned.tune(new Hyperparameters(0.5, 2, Map.of(TERM, 0.5)));
            plain.update(batch);
            UpdateStats stats = tuned.update(batch);
            other.update(batch);

            assertEquals(2e-3, stats.learningRate(), 1e-12);
            assertEquals(0.2, stats.entropyBonus(), 1e-12);
            assertEquals(0.5, tuned.rewardWeights().get(TERM));
            assertEquals(other.policy(1).hash(), tuned.policy(1).hash());
            assertNotEquals(plain.policy(1).hash(), tuned.policy(1).hash());
        }
    }

    @Test
    void areKeptByACheckpointAndAsConfiguredInOneFromBeforeThem(@TempDir Path folder) throws Exception {
        Hyperparameters tuning = new Hyperparameters(0.8, 1.2, Map.of(TERM, 0.3));
        try (PpoLearner first = learner(1);
                PpoLearner second = learner(2)) {
            first.tune(tuning);
            first.checkpoint().write(folder.resolve("learner"));
            LearnerCheckpoint saved = LearnerCheckpoint.read(folder.resolve("learner"));
            second.restore(saved);
            assertEquals(tuning, second.hyperparameters());

            Map<String, String> before = new HashMap<>(saved.content().metadata());
            before.keySet().removeIf(key -> key.startsWith("factor."));
            second.restore(new LearnerCheckpoint(
                    new Safetensors(before, saved.content().tensors())));
            assertEquals(Hyperparameters.AS_CONFIGURED, second.hyperparameters());
        }
    }

    @Test
    void whoTakesOverFromAnotherGoesOnAsThatOneExceptForChance() {
        List<Rollout> batch = Rollouts.play(SPEC, Policy.initial(SPEC, 3), 20, 4);
        Hyperparameters tuning = new Hyperparameters(0.8, 1.2, Map.of());
        try (PpoLearner better = learner(1);
                PpoLearner taking = learner(2)) {
            better.tune(tuning);
            better.update(batch);
            String before = better.policy(1).hash();
            taking.takeOver(better);
            assertEquals(before, taking.policy(1).hash());
            assertEquals(tuning, taking.hyperparameters());
            assertEquals(better.decisions(), taking.decisions());
            Safetensors one = better.checkpoint().content();
            Safetensors other = taking.checkpoint().content();
            for (String tensor : one.tensors().keySet()) {
                assertArrayEquals(
                        one.tensors().get(tensor).values(),
                        other.tensors().get(tensor).values(),
                        tensor);
            }
            assertNotEquals(one.metadata().get("random"), other.metadata().get("random"));

            taking.update(batch);
            assertEquals(before, better.policy(1).hash(), "they share nothing");
        }
    }

    private static PpoLearner learner(long seed) {
        return new PpoLearner(SPEC, CONFIG, RewardConfig.defaults(), 1, seed);
    }
}
