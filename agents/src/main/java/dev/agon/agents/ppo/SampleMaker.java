package dev.agon.agents.ppo;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.Network;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;

/** Turns rollouts into samples: rewards, values after the last step by the newest weights, advantages, returns. */
final class SampleMaker {
    private static final int[] NO_ORDERS = {};

    private final PpoConfig config;
    private final RewardShaping shaping;

    SampleMaker(PolicySpec spec, PpoConfig config, RewardConfig rewards) {
        this.config = config;
        shaping = new RewardShaping(spec, rewards);
    }

    /** One sample per rollout, in order. The network's batch is overwritten. */
    List<Sample> make(List<Rollout> rollouts, Network network) {
        List<Sample> samples = new ArrayList<>(rollouts.size());
        int most = network.batch().maxRows();
        for (int first = 0; first < rollouts.size(); first += most) {
            List<Rollout> some = rollouts.subList(first, Math.min(rollouts.size(), first + most));
            evaluateLast(some, network);
            for (int row = 0; row < some.size(); row++) {
                samples.add(sample(some.get(row), network, row));
            }
        }
        return samples;
    }

    private static void evaluateLast(List<Rollout> rollouts, Network network) {
        Batch batch = network.batch();
        batch.clear();
        for (int row = 0; row < rollouts.size(); row++) {
            Rollout rollout = rollouts.get(row);
            batch.startState(row, rollout.endState, 0);
            BatchFiller.add(batch, rollout, rollout.steps(), false, NO_ORDERS, 0);
        }
        network.forward();
    }

    private Sample sample(Rollout rollout, Network network, int row) {
        int seats = rollout.size.seats();
        float[] lastValues = new float[seats];
        double winTarget;
        if (rollout.ended) {
            winTarget = 0.5 + 0.5 * Math.signum(rollout.outcome[0]);
        } else {
            winTarget = 1 / (1 + Math.exp(-network.winLogits()[row]));
            for (int seat = 0; seat < seats; seat++) {
                lastValues[seat] = network.value(network.batch().slot(row, seat));
            }
        }
        float[] advantages = new float[rollout.value.length];
        float[] returns = new float[rollout.value.length];
        Advantages.estimate(
                shaping.rewards(rollout),
                rollout.value,
                lastValues,
                shaping.discounts(rollout),
                config.lambda(),
                advantages,
                returns);
        for (float value : returns) {
            if (!Float.isFinite(value)) {
                throw new NonFiniteException("returns", "of a rollout of version " + rollout.policyVersion);
            }
        }
        return new Sample(rollout, advantages, returns, (float) winTarget);
    }
}
