package dev.agon.agents.ppo;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.Network;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns rollouts into samples: rewards, values after the last step by the newest weights, advantages, returns. */
final class SampleMaker {
    private static final int[] NO_ORDERS = {};

    private final PolicySpec spec;
    private final PpoConfig config;
    private final RewardShaping shaping;
    private final Vtrace vtrace;

    SampleMaker(PolicySpec spec, PpoConfig config, RewardConfig rewards) {
        this.spec = spec;
        this.config = config;
        shaping = new RewardShaping(spec, rewards);
        vtrace = new Vtrace(config.vtrace(), config.lambda());
    }

    /** One sample per rollout, in order. The networks' batches are overwritten. */
    List<Sample> make(List<Rollout> rollouts, GradientPool pool) {
        List<Unjudged> unjudged = withEndings(rollouts, pool.first().network());
        List<Sample> samples = unjudged.stream().map(Unjudged::sample).toList();
        switch (config.targets()) {
            case GAE -> unjudged.forEach(this::byGae);
            case VTRACE -> {
                List<Sample.Sequence> sequences = Sequences.of(samples, spec, config.sequenceSteps());
                Map<Rollout, Hindsight> hindsight = pool.look(samples, sequences);
                unjudged.forEach(one -> byVtrace(
                        one, Objects.requireNonNull(hindsight.get(one.sample().rollout()))));
            }
        }
        samples.forEach(SampleMaker::requireFinite);
        return samples;
    }

    /** A sample whose advantages and returns are still to be filled in, with the values after its last step, {@code [seat]}. */
    private record Unjudged(Sample sample, float[] lastValues) {}

    private static List<Unjudged> withEndings(List<Rollout> rollouts, Network network) {
        List<Unjudged> unjudged = new ArrayList<>(rollouts.size());
        int most = network.batch().maxRows();
        for (int first = 0; first < rollouts.size(); first += most) {
            List<Rollout> some = rollouts.subList(first, Math.min(rollouts.size(), first + most));
            evaluateLast(some, network);
            for (int row = 0; row < some.size(); row++) {
                unjudged.add(withEnding(some.get(row), network, row));
            }
        }
        return unjudged;
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

    private static Unjudged withEnding(Rollout rollout, Network network, int row) {
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
        int length = rollout.value.length;
        return new Unjudged(new Sample(rollout, new float[length], new float[length], (float) winTarget), lastValues);
    }

    private void byGae(Unjudged one) {
        Sample sample = one.sample();
        Rollout rollout = sample.rollout();
        Advantages.estimate(
                shaping.rewards(rollout),
                rollout.value,
                one.lastValues(),
                shaping.discounts(rollout),
                config.lambda(),
                sample.advantages(),
                sample.returns());
    }

    private void byVtrace(Unjudged one, Hindsight hindsight) {
        Sample sample = one.sample();
        Rollout rollout = sample.rollout();
        vtrace.estimate(
                shaping.rewards(rollout),
                hindsight.value(),
                one.lastValues(),
                shaping.discounts(rollout),
                hindsight.logRatios(rollout),
                sample.advantages(),
                sample.returns());
    }

    private static void requireFinite(Sample sample) {
        for (float value : sample.returns()) {
            if (!Float.isFinite(value)) {
                throw new NonFiniteException("returns", "of a rollout of version " + sample.rollout().policyVersion);
            }
        }
    }
}
