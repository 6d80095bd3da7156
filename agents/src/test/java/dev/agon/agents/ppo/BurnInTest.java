package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rollouts of four steps in sequences of one; whether a sequence starts from a stored state shows where those are spoilt. */
final class BurnInTest {
    private static final long SEED = 3;

    @ParameterizedTest
    @EnumSource(value = CoreKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void replacesStoredStatesByThoseOfTheNewestWeights(CoreKind core) {
        assertTrue(divergence(core, 0, 1) > 1e-4, "spoilt states are noticed");
        assertEquals(0, divergence(core, 3, 1), 5e-9, "nothing spoilt is used");
    }

    @ParameterizedTest
    @EnumSource(value = CoreKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void startsFromTheStateStoredSoManyStepsBefore(CoreKind core) {
        assertEquals(0, divergence(core, 2, 2), 5e-9, "two steps before the last sequence nothing is spoilt");
        assertTrue(divergence(core, 1, 2) > 1e-6, "one step before the last sequence the state is spoilt");
    }

    /** More than {@link GradientTask} computes together where sequences are short: as many steps as all memory of the match. */
    @ParameterizedTest
    @EnumSource(CoreScope.class)
    void runsOverMoreStepsThanASequenceHas(CoreScope scope) {
        PolicySpec spec = new PolicySpec(
                new SignalGame(true, 81), new NetworkConfig(CoreKind.LSTM, 16, 32, 24, 16).withCoreScope(scope));
        assertEquals(0, divergence(spec, 80, 1, 1), 5e-9, "nothing spoilt is used");
    }

    @Test
    void refusesWhatIsNoMultipleOfASequence() {
        PpoConfig config = TestConfigs.ppo().withSequenceSteps(4);
        String message = assertThrows(IllegalArgumentException.class, () -> config.withBurnIn(6))
                .getMessage();
        assertEquals("ppo.burnIn must be a multiple of sequenceSteps=4, at most 8 times it: 6", message);
    }

    /** How far recomputed probabilities are from the behaviour's, which has the same weights, after states were spoilt. */
    private static double divergence(CoreKind core, int burnIn, int firstSpoilt) {
        return divergence(
                new PolicySpec(new SignalGame(true), new NetworkConfig(core, 16, 32, 24, 16)), burnIn, firstSpoilt, 20);
    }

    private static double divergence(PolicySpec spec, int burnIn, int firstSpoilt, int matches) {
        int sequenceSteps = Math.max(1, burnIn / 8);
        PpoConfig config = TestConfigs.ppo()
                .withLearningRate(1e-12)
                .withSequenceSteps(sequenceSteps)
                .withBurnIn(burnIn);
        List<Rollout> batch = Rollouts.play(spec, loud(spec), matches, sequenceSteps);
        for (Rollout rollout : batch) {
            int length = rollout.size.stateLength();
            for (int i = firstSpoilt * length; i < rollout.chunkState.length; i++) {
                rollout.chunkState[i] = i % 3 - 1;
            }
        }
        try (PpoLearner learner = new PpoLearner(spec, config, RewardConfig.defaults(), 2, SEED)) {
            learner.load(loud(spec));
            return learner.update(batch).kl();
        }
    }

    /** Weights whose orders depend much on what is remembered. */
    private static Policy loud(PolicySpec spec) {
        float[] parameters = Policy.initial(spec, SEED).parameters();
        spec.shape().tensors().stream()
                .filter(slot -> slot.name().equals("verb.weight"))
                .forEach(slot -> {
                    for (int i = slot.offset(); i < slot.offset() + slot.length(); i++) {
                        parameters[i] *= 100;
                    }
                });
        return new Policy(spec, 0, parameters);
    }
}
