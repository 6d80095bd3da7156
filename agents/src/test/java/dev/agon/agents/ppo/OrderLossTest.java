package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole loss of a minibatch against finite differences, in the policy's last layers. */
final class OrderLossTest {
    private static final double STEP = 1e-2;
    private static final double ENTROPY_BONUS = 0.3;
    private static final double BARRIER = 0.4;

    @Test
    void gradientOfSurrogateEntropyBarrierAndMagnetMatchesFiniteDifferences() {
        PolicySpec spec = new PolicySpec(new SignalGame(false), NetworkConfig.defaults());
        NetworkShape shape = spec.shape();
        PpoConfig config = TestConfigs.ppo().withMagnet(0.7, 1);
        List<Sample.Sequence> sequences = sequences(spec);
        float[] parameters = moved(shape.initialize(1), 0.05, 7);
        try (Weights weights = new Weights(shape);
                Weights magnet = new Weights(shape);
                GradientTask task = new GradientTask(spec, config, new Surrogate(config), weights, magnet)) {
            magnet.load(moved(parameters, 0.05, 8));
            Minibatch minibatch =
                    Minibatch.of(sequences, new Schedule(1e-3, ENTROPY_BONUS, BARRIER, config.magnetWeight()), 0, 1);
            float[] gradient = new float[parameters.length];
            weights.load(parameters);
            task.run(sequences, minibatch);
            task.network().addGradients(gradient);
            for (String name : List.of("verb.bias", "query.verb", "cells.face.bias")) {
                TensorSlot slot = shape.tensor(name);
                double largest = 0;
                for (int i = slot.offset(); i < slot.offset() + slot.length(); i++) {
                    double up = lossAt(parameters, i, STEP, weights, task, minibatch, config);
                    double down = lossAt(parameters, i, -STEP, weights, task, minibatch, config);
                    assertEquals((up - down) / (2 * STEP), gradient[i], 3e-4, name + " " + (i - slot.offset()));
                    largest = Math.max(largest, Math.abs(gradient[i]));
                }
                assertTrue(largest > 2e-3, name + " has no gradient to speak of: " + largest);
            }
        }
    }

    private static double lossAt(
            float[] parameters,
            int index,
            double step,
            Weights weights,
            GradientTask task,
            Minibatch minibatch,
            PpoConfig config) {
        float[] changed = parameters.clone();
        changed[index] += (float) step;
        weights.load(changed);
        task.run(minibatch.sequences(), minibatch);
        LossTotals totals = task.totals;
        double policy = totals.policyLoss
                - ENTROPY_BONUS * totals.entropy
                + BARRIER * totals.barrier
                + config.magnetWeight() * totals.magnetDivergence;
        return policy / totals.orders;
    }

    private static List<Sample.Sequence> sequences(PolicySpec spec) {
        List<Sample.Sequence> sequences = new ArrayList<>();
        MatchRandom random = new MatchRandom(4);
        for (Rollout rollout : Rollouts.play(spec, Policy.initial(spec, 1), 6, 4)) {
            float[] advantages = new float[rollout.value.length];
            for (int i = 0; i < advantages.length; i++) {
                advantages[i] = 2 * random.nextFloat() - 1;
            }
            Sample sample = new Sample(rollout, advantages, advantages.clone(), 0.5f);
            for (int step = 0; step < rollout.steps(); step++) {
                sequences.add(new Sample.Sequence(sample, step, 1));
            }
        }
        return sequences;
    }

    private static float[] moved(float[] parameters, double by, long seed) {
        MatchRandom random = new MatchRandom(seed);
        float[] moved = parameters.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (by * (2 * random.nextFloat() - 1));
        }
        return moved;
    }
}
