package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ImitationTest {
    private static final long SEED = 3;
    private static final int STEPS = 2;
    private static final PpoConfig PPO =
            TestConfigs.ppo().withBatch(1024, 32, 4).withSequenceSteps(STEPS);

    @Test
    void aCloneReachesThePlayOfTheBotThatItImitates() {
        PolicySpec spec = spec(false, CoreKind.NONE);
        try (PpoLearner learner = learner(spec, 0, 1)) {
            List<ImitationStats> heard = imitate(learner, spec, 40);
            assertTrue(heard.get(0).accuracy() < 0.6, "right at first " + heard.get(0));
            assertTrue(heard.get(39).accuracy() > 0.98, "right at last " + heard.get(39));
            assertEquals(40 * 16, heard.get(0).decisions());
            assertTrue(score(learner) > 0.95, "share of right orders " + score(learner));
        }
    }

    @Test
    void coreStatesThatAreCarriedAlongAreThoseOfActing() {
        PolicySpec spec = spec(true, CoreKind.LSTM);
        Policy policy = Policy.initial(spec, SEED);
        List<Rollout> acted = Rollouts.play(spec, policy, 20, STEPS);
        List<Rollout> demonstrations = withoutStates(spec, policy);
        List<Sample> samples = new ArrayList<>();
        demonstrations.forEach(rollout -> samples.add(new Sample(rollout, new float[0], new float[0], 0)));
        try (Weights weights = new Weights(spec.shape());
                GradientPool pool = new GradientPool(spec, PPO, new CrossEntropy(), weights, null, 2)) {
            weights.load(policy.parameters());
            pool.carry(Sequences.of(samples, spec, STEPS));
        }
        assertSameStates(acted, demonstrations);
    }

    @Test
    void imitationLearnsFromCoreStatesThatWereCarriedAlong() {
        PolicySpec spec = spec(true, CoreKind.LSTM);
        try (PpoLearner learner = learner(spec, 0, 1)) {
            Policy untaught = learner.policy(0);
            List<Rollout> acted = Rollouts.play(spec, untaught, 20, STEPS);
            List<Rollout> demonstrations = withoutStates(spec, untaught);
            learner.imitate(List.of(demonstrations), stats -> {});
            assertNotEquals(untaught.hash(), learner.policy(0).hash());
            assertSameStates(acted, demonstrations);
        }
    }

    /** What the policy plays, without the states that its core was in: all but those at the start are as in a replay, unknown. */
    private static List<Rollout> withoutStates(PolicySpec spec, Policy policy) {
        List<Rollout> rollouts = Rollouts.play(spec, policy, 20, STEPS);
        for (Rollout rollout : rollouts) {
            Arrays.fill(rollout.chunkState, rollout.size.stateLength(), rollout.chunkState.length, 0);
            Arrays.fill(rollout.endState, 0);
        }
        return rollouts;
    }

    private static void assertSameStates(List<Rollout> acted, List<Rollout> carried) {
        for (int i = 0; i < acted.size(); i++) {
            assertEquals(4, carried.get(i).size.steps());
            assertArrayEquals(acted.get(i).chunkState, carried.get(i).chunkState, 1e-5f);
            assertArrayEquals(acted.get(i).endState, carried.get(i).endState, 1e-5f);
            assertNotEquals(0, carried.get(i).endState[0]);
        }
    }

    @Test
    void theImitatedPolicyHoldsTheLearnerWhereRewardsPullAway() {
        double held = scoreAfterBadRewards(10);
        double free = scoreAfterBadRewards(0);
        assertTrue(held > 0.9, "held " + held);
        assertTrue(free < held - 0.2, "free " + free + ", held " + held);
    }

    private static double scoreAfterBadRewards(double klWeight) {
        PolicySpec spec = spec(false, CoreKind.NONE);
        try (PpoLearner learner = learner(spec, klWeight, -1)) {
            imitate(learner, spec, 40);
            for (int update = 0; update < 8; update++) {
                UpdateStats stats = learner.update(Rollouts.play(spec, learner.policy(0), 40, STEPS));
                assertEquals(klWeight, stats.magnetWeight());
            }
            return score(learner);
        }
    }

    @Test
    void goesOnHeldByTheSamePolicyAfterACheckpoint() {
        PolicySpec spec = spec(false, CoreKind.NONE);
        try (PpoLearner first = learner(spec, 0.3, 1);
                PpoLearner second = learner(spec, 0.3, 1)) {
            imitate(first, spec, 3);
            List<Rollout> batch = Rollouts.play(spec, first.policy(0), 40, STEPS);
            first.update(batch);
            second.restore(first.checkpoint());
            assertEquals(
                    first.update(batch).magnetDivergence(), second.update(batch).magnetDivergence());
            assertEquals(first.policy(0).hash(), second.policy(0).hash());
        }
    }

    @Test
    void refusesRewardsThatAreNotFiniteAndKeepsItsWeights() {
        PolicySpec spec = spec(false, CoreKind.NONE);
        try (PpoLearner learner = learner(spec, 0, 1)) {
            String before = learner.policy(0).hash();
            List<Rollout> poisoned = Demonstrated.matches(spec, STEPS, 1, 4);
            poisoned.get(2).rewards[1] = Float.NaN;
            NonFiniteException refused =
                    assertThrows(NonFiniteException.class, () -> learner.imitate(List.of(poisoned), stats -> {}));
            assertEquals("rewards", refused.tensor());
            assertEquals(before, learner.policy(0).hash());
        }
    }

    private static PpoLearner learner(PolicySpec spec, double klWeight, double rewardWeight) {
        ImitationConfig imitation = new ImitationConfig("bot:follower", "", 1, klWeight, 0);
        RewardConfig rewards = new RewardConfig(Map.of("right", rewardWeight), 0.3, 30, 1, 600, 0);
        return new PpoLearner(spec, PPO, rewards, imitation, 1, SEED);
    }

    /** Rounds of 40 fresh matches. */
    private static List<ImitationStats> imitate(PpoLearner learner, PolicySpec spec, int rounds) {
        List<List<Rollout>> matches = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            matches.add(Demonstrated.matches(spec, STEPS, 1000L * (round + 1), 40));
        }
        List<ImitationStats> heard = new ArrayList<>();
        learner.imitate(matches, heard::add);
        return heard;
    }

    private static double score(PpoLearner learner) {
        return Rollouts.meanReward(Rollouts.play(learner.policy(0).spec(), learner.policy(0), 100, STEPS));
    }

    private static PolicySpec spec(boolean memory, CoreKind core) {
        return new PolicySpec(new SignalGame(memory), NetworkConfig.defaults().withCore(core));
    }
}
