package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.connect4.Connect4;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is not finite is refused with its name, and leaves the learner as it was. */
final class NonFiniteTest {
    private static final long SEED = 3;

    @Test
    void namesEveryArrayOfARolloutThatIsNotFinite() {
        Map<String, Function<Rollout, float[]>> arrays = new LinkedHashMap<>();
        arrays.put("globals", rollout -> rollout.globals);
        arrays.put("planes", rollout -> rollout.planes);
        arrays.put("features", rollout -> rollout.features);
        arrays.put("logProbability", rollout -> rollout.logProbability);
        arrays.put("value", rollout -> rollout.value);
        arrays.put("rewards", rollout -> rollout.rewards);
        arrays.put("chunkState", rollout -> rollout.chunkState);
        arrays.put("endState", rollout -> rollout.endState);
        arrays.put("outcome", rollout -> rollout.outcome);
        for (Game game : List.of(new SignalGame(false), new Connect4())) {
            for (Map.Entry<String, Function<Rollout, float[]>> array : arrays.entrySet()) {
                for (float poison : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    refuses(game, array.getKey(), array.getValue(), poison);
                }
            }
        }
    }

    private static void refuses(Game game, String name, Function<Rollout, float[]> array, float poison) {
        PolicySpec spec = spec(game, CoreKind.LSTM);
        try (PpoLearner learner = new PpoLearner(spec, TestConfigs.ppo(), RewardConfig.defaults(), 1, SEED)) {
            List<Rollout> batch = Rollouts.play(spec, learner.policy(0), 2, 4);
            float[] poisoned = array.apply(batch.get(1));
            if (poisoned.length == 0) {
                assertTrue(name.equals("planes") || name.equals("features"), name + " is empty in " + game.name());
                return;
            }
            poisoned[poisoned.length - 1] = poison;
            refusedFor(name, learner, batch);
        }
    }

    @Test
    void namesTheTensorWhoseGradientIsNotFinite() {
        PolicySpec spec = spec(new SignalGame(false), CoreKind.NONE);
        try (PpoLearner learner = new PpoLearner(spec, TestConfigs.ppo(), RewardConfig.defaults(), 2, SEED)) {
            List<Rollout> batch = Rollouts.play(spec, learner.policy(0), 4, 4);
            float[] huge = new float[spec.shape().parameterCount()];
            Arrays.fill(huge, 1e30f);
            learner.load(new Policy(spec, 0, huge));
            String tensor = refused(learner, batch).tensor();
            assertTrue(
                    spec.shape().tensors().stream().anyMatch(slot -> slot.name().equals(tensor)),
                    tensor + " is no tensor of the network");
        }
    }

    @Test
    void refusesReturnsThatOverflow() {
        PolicySpec spec = spec(new SignalGame(false), CoreKind.NONE);
        try (PpoLearner learner = new PpoLearner(spec, TestConfigs.ppo(), RewardConfig.defaults(), 1, SEED)) {
            List<Rollout> batch = Rollouts.play(spec, learner.policy(0), 4, 4);
            Arrays.fill(batch.get(1).rewards, Float.MAX_VALUE);
            refusedFor("returns", learner, batch);
        }
    }

    private static void refusedFor(String tensor, PpoLearner learner, List<Rollout> batch) {
        assertEquals(tensor, refused(learner, batch).tensor());
    }

    private static NonFiniteException refused(PpoLearner learner, List<Rollout> batch) {
        Map<String, String> counters = learner.checkpoint().content().metadata();
        String before = learner.policy(0).hash();
        NonFiniteException refused = assertThrows(NonFiniteException.class, () -> learner.update(batch));
        assertEquals(before, learner.policy(0).hash());
        assertEquals(counters, learner.checkpoint().content().metadata());
        return refused;
    }

    private static PolicySpec spec(Game game, CoreKind core) {
        return new PolicySpec(game, new NetworkConfig(core, 16, 32, 24, 16));
    }
}
