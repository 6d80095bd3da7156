package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MinibatchTest {
    /** Two steps of two seats with one actor each. */
    private static final float[] ADVANTAGES = {1, 2, 3, 6, 0, 0, 0, 0};

    private final PolicySpec spec = new PolicySpec(new SignalGame(false), NetworkConfig.defaults());
    private final Rollout rollout =
            Rollouts.play(spec, Policy.initial(spec, 1), 1, 4).get(0);

    @Test
    void normalisesAdvantagesOverItsDecisions() {
        Minibatch minibatch = minibatch(0, 1);
        // Mean 12 / 4 = 3, mean of squares 50 / 4 = 12.5, deviation √3.5.
        assertEquals(4, minibatch.orders());
        assertEquals(-2 / Math.sqrt(3.5), minibatch.normalize(1), 1e-9);
        assertEquals(0, minibatch.normalize(3), 1e-9);
        assertEquals(3 / Math.sqrt(3.5), minibatch.normalize(6), 1e-9);
    }

    @Test
    void leavesOutActorsWithoutAChoiceAndSeatsThatDoNotLearn() {
        Arrays.fill(rollout.verbMask, 0, 1, 1);
        Arrays.fill(rollout.targetMask, 0, rollout.targetMask.length / rollout.verbMask.length, 0);
        // Without the first seat's first order: 2, 3, 6.
        assertEquals(3, minibatch(0, 1).orders());
        assertEquals(11.0 / 3, minibatch(0, 1).advantageMean(), 1e-9);
        rollout.learningSeats = 2;
        assertEquals(2, minibatch(0, 1).orders());
        assertEquals(4, minibatch(0, 1).advantageMean(), 1e-9);
        assertEquals(2, minibatch(0, 1).values());
    }

    @Test
    void bringsReturnsIntoUnitsOfTheRunningScale() {
        assertEquals(-1.5, minibatch(5, 2).normalizeReturn(2), 1e-9);
    }

    private Minibatch minibatch(double returnMean, double returnDeviation) {
        Sample sample = new Sample(rollout, ADVANTAGES, ADVANTAGES, 0.5f);
        return Minibatch.of(
                List.of(new Sample.Sequence(sample, 0, 2)), new Schedule(1e-3, 0, 0, 0), returnMean, returnDeviation);
    }
}
