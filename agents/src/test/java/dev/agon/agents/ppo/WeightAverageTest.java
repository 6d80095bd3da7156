package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WeightAverageTest {
    private static final PolicySpec SPEC =
            new PolicySpec(new SignalGame(false), new NetworkConfig(CoreKind.NONE, 8, 16, 16, 16));

    @Test
    void ofAllUpdatesIsTheirMean() {
        assertArrayEquals(new float[] {3.5f}, averageOfSix(1), 1e-6f);
    }

    /** By hand: each update counts 1 / (half of how many there are), the first two in full. */
    @Test
    void ofAShareForgetsTheBeginning() {
        float third = 2 + (3 - 2) / 1.5f;
        float fourth = third + (4 - third) / 2;
        float fifth = fourth + (5 - fourth) / 2.5f;
        float sixth = fifth + (6 - fifth) / 3;
        assertArrayEquals(new float[] {sixth}, averageOfSix(0.5), 1e-6f);
    }

    private static float[] averageOfSix(double share) {
        WeightAverage average = new WeightAverage(share, new float[] {100});
        for (int update = 1; update <= 6; update++) {
            average.add(new float[] {update});
        }
        return average.mean;
    }

    @Test
    void snapshotsKeepTheAverageAndPlayGoesOnWithTheNewest() {
        try (PpoLearner plain = learner(0);
                PpoLearner averaging = learner(1)) {
            List<Rollout> batch = Rollouts.play(SPEC, Policy.initial(SPEC, 1), 20, 4);
            plain.update(batch);
            averaging.update(batch);
            float[] first = averaging.policy(1).parameters();
            plain.update(batch);
            averaging.update(batch);
            float[] second = averaging.policy(2).parameters();
            assertEquals(plain.policy(2).hash(), averaging.policy(2).hash());
            assertEquals(plain.policy(2).hash(), plain.snapshot(2).hash());
            float[] mean = first.clone();
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (first[i] + second[i]) / 2;
            }
            assertArrayEquals(mean, averaging.snapshot(2).parameters(), 1e-6f);
            assertNotEquals(averaging.policy(2).hash(), averaging.snapshot(2).hash());
        }
    }

    @Test
    void outlivesACheckpoint() {
        List<Rollout> batch = Rollouts.play(SPEC, Policy.initial(SPEC, 1), 20, 4);
        try (PpoLearner first = learner(0.5);
                PpoLearner second = learner(0.5)) {
            for (int update = 0; update < 4; update++) {
                first.update(batch);
            }
            second.restore(first.checkpoint());
            assertEquals(first.snapshot(4).hash(), second.snapshot(4).hash());
            first.update(batch);
            second.update(batch);
            assertEquals(first.snapshot(5).hash(), second.snapshot(5).hash());
        }
    }

    @Test
    void beginsAnewWithTheWeightsThatTrainingStartsFrom() {
        Policy start = Policy.initial(SPEC, 9);
        try (PpoLearner learner = learner(0.5)) {
            learner.update(Rollouts.play(SPEC, learner.policy(0), 20, 4));
            learner.load(start);
            assertEquals(start.hash(), learner.snapshot(0).hash());
        }
    }

    /** Few updates follow a fresh start where an agent begins again and again: none of them may count as one of many. */
    @Test
    void countsUpdatesFromThereOn() {
        List<Rollout> batch = Rollouts.play(SPEC, Policy.initial(SPEC, 1), 20, 4);
        try (PpoLearner learner = learner(0.5);
                PpoLearner resumed = learner(0.5)) {
            for (int update = 0; update < 8; update++) {
                learner.update(batch);
            }
            learner.load(Policy.initial(SPEC, 9));
            learner.update(batch);
            assertArrayEquals(
                    learner.policy(9).parameters(),
                    learner.snapshot(9).parameters(),
                    1e-6f,
                    "the first counts in full");
            learner.update(batch);
            resumed.restore(learner.checkpoint());
            learner.update(batch);
            resumed.update(batch);
            assertEquals(learner.snapshot(11).hash(), resumed.snapshot(11).hash());
        }
    }

    @Test
    void ofACheckpointWithoutACountIsOfAllItsUpdates() {
        List<Rollout> batch = Rollouts.play(SPEC, Policy.initial(SPEC, 1), 20, 4);
        try (PpoLearner first = learner(0.5);
                PpoLearner second = learner(0.5)) {
            for (int update = 0; update < 4; update++) {
                first.update(batch);
            }
            Safetensors saved = first.checkpoint().content();
            Map<String, String> before = new HashMap<>(saved.metadata());
            before.remove("average.updates");
            second.restore(new LearnerCheckpoint(new Safetensors(before, saved.tensors())));
            first.update(batch);
            second.update(batch);
            assertEquals(first.snapshot(5).hash(), second.snapshot(5).hash());
        }
    }

    private static PpoLearner learner(double share) {
        PpoConfig config = TestConfigs.ppo().withAverage(share);
        return new PpoLearner(SPEC, config, RewardConfig.defaults(), 1, 3);
    }
}
