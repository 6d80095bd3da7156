package dev.agon.agents.ppo;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Improves a policy by proximal policy optimisation. Used by one thread; it computes on {@code threads} threads in all. Equal
 * seeds, thread counts and batches give equal weights on one kind of processor.
 *
 * <pre>{@code
 * try (PpoLearner learner = new PpoLearner(spec, ppo, rewards, 2, seed)) {
 *     long version = 0;
 *     while (training) {
 *         List<Rollout> batch = collect(learner.policy(version++));   // ppo.batch() decisions
 *         UpdateStats stats = learner.update(batch);
 *     }
 * }
 * }</pre>
 */
public final class PpoLearner implements AutoCloseable {
    private final PolicySpec spec;
    private final NetworkShape shape;
    private final PpoConfig config;
    private final Weights weights;
    private final @Nullable Weights magnet;
    private final GradientPool pool;
    private final SampleMaker samples;
    private final ValueScale valueScale;
    private final Adam adam;
    private final MatchRandom random;
    private final float[] gradient;
    private long decisions;
    private long updates;

    /** A learner of a fresh policy. */
    public PpoLearner(PolicySpec spec, PpoConfig config, RewardConfig rewards, int threads, long seed) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("learner threads must be in [1, 1024]: " + threads);
        }
        this.spec = spec;
        this.config = config;
        shape = spec.shape();
        weights = new Weights(shape);
        weights.load(shape.initialize(seed));
        magnet = config.magnetWeight() > 0 ? new Weights(shape) : null;
        pool = new GradientPool(spec, config, weights, magnet, threads);
        samples = new SampleMaker(spec, config, rewards);
        valueScale = new ValueScale(shape);
        adam = new Adam(shape.parameterCount());
        random = new MatchRandom(MatchRandom.derive(seed, 1));
        gradient = new float[shape.parameterCount()];
        moveMagnet();
    }

    /**
     * One iteration over the batch: {@code reuse} passes in minibatches.
     *
     * @param batch rollouts of policies of this spec, slightly stale ones included; not changed
     * @throws NonFiniteException naming the tensor that is not finite; weights and optimizer are as before
     * @throws IllegalArgumentException for an empty batch or a rollout that is not what {@link RolloutCheck} asks for
     */
    public UpdateStats update(List<Rollout> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("an update needs at least one rollout");
        }
        batch.forEach(rollout -> RolloutCheck.check(spec, rollout));
        LearnerCheckpoint before = checkpoint();
        try {
            return learn(batch);
        } catch (NonFiniteException poisoned) {
            restore(before);
            throw poisoned;
        }
    }

    private UpdateStats learn(List<Rollout> batch) {
        List<Sample> made = samples.make(batch, pool.first().network());
        ReturnStatistics returns = ReturnStatistics.of(made);
        valueScale.update(returns.mean(), returns.meanOfSquares(), weights.values());
        weights.publish();
        Schedule schedule = Schedule.at(config, decisions);
        LossTotals totals = new LossTotals();
        GradientSteps steps = new GradientSteps(schedule);
        List<Sample.Sequence> sequences = sequences(made);
        for (int pass = 0; pass < config.reuse() && !steps.stopped; pass++) {
            shuffle(sequences);
            pass(sequences, steps, totals);
        }
        int trained = batch.stream().mapToInt(Rollout::decisions).sum();
        decisions += trained;
        updates++;
        if (updates % config.magnetInterval() == 0) {
            moveMagnet();
        }
        return stats(batch, totals, steps, schedule, returns, trained);
    }

    private List<Sample.Sequence> sequences(List<Sample> made) {
        List<Sample.Sequence> sequences = new ArrayList<>();
        boolean recurrent = spec.network().stateLength() > 0;
        for (Sample sample : made) {
            int length = recurrent ? sample.rollout().size.chunkSteps() : 1;
            if (length > config.sequenceSteps()) {
                throw new IllegalArgumentException("rollout stores a core state every " + length
                        + " steps, but ppo.sequenceSteps is " + config.sequenceSteps());
            }
            for (int step = 0; step < sample.rollout().steps(); step += length) {
                sequences.add(new Sample.Sequence(
                        sample, step, Math.min(length, sample.rollout().steps() - step)));
            }
        }
        return sequences;
    }

    private void shuffle(List<Sample.Sequence> sequences) {
        for (int i = sequences.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Sample.Sequence other = sequences.get(i);
            sequences.set(i, sequences.get(j));
            sequences.set(j, other);
        }
    }

    private void pass(List<Sample.Sequence> sequences, GradientSteps steps, LossTotals totals) {
        int first = 0;
        while (first < sequences.size() && !steps.stopped) {
            int rows = 0;
            int last = first;
            while (last < sequences.size() && rows < config.minibatch()) {
                rows += sequences.get(last++).steps();
            }
            steps.step(sequences.subList(first, last), totals);
            first = last;
        }
    }

    /** The gradient steps of one update. */
    private final class GradientSteps {
        private final Schedule schedule;
        private int count;
        private double normSum;
        private boolean stopped;

        GradientSteps(Schedule schedule) {
            this.schedule = schedule;
        }

        void step(List<Sample.Sequence> sequences, LossTotals totals) {
            float[] parameters = weights.values();
            int scale = shape.tensor("value.scale").offset();
            Minibatch minibatch =
                    Minibatch.of(sequences, schedule.entropyBonus(), parameters[scale], parameters[scale + 1]);
            if (minibatch.values() == 0) {
                return;
            }
            LossTotals own = new LossTotals();
            pool.compute(minibatch, gradient, own);
            totals.add(own);
            double norm = gradientNorm();
            float shrink = (float) Math.min(1, config.maxGradientNorm() / (norm + 1e-12));
            adam.step(parameters, gradient, shrink, schedule.learningRate());
            weights.publish();
            normSum += norm;
            count++;
            stopped = config.klStop() > 0 && own.meanKl() > config.klStop();
        }
    }

    private double gradientNorm() {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        if (!Double.isFinite(sum)) {
            throw new NonFiniteException(firstNonFinite(), "in the gradient");
        }
        return Math.sqrt(sum);
    }

    private String firstNonFinite() {
        for (TensorSlot slot : shape.tensors()) {
            for (int i = slot.offset(); i < slot.offset() + slot.length(); i++) {
                if (!Float.isFinite(gradient[i])) {
                    return slot.name();
                }
            }
        }
        return "the norm";
    }

    private static UpdateStats stats(
            List<Rollout> batch,
            LossTotals totals,
            GradientSteps steps,
            Schedule schedule,
            ReturnStatistics returns,
            int trained) {
        double orders = Math.max(1, totals.orders);
        return new UpdateStats(
                totals.policyLoss / orders,
                totals.valueLoss / Math.max(1, totals.values),
                totals.winLoss / Math.max(1, totals.rows),
                totals.entropy / orders,
                totals.kl / orders,
                totals.clipped / orders,
                returns.explainedVariance(),
                steps.normSum / Math.max(1, steps.count),
                schedule.learningRate(),
                schedule.entropyBonus(),
                batch.stream().mapToInt(Rollout::steps).sum(),
                trained,
                steps.count);
    }

    private void moveMagnet() {
        if (magnet != null) {
            magnet.load(weights.values());
        }
    }

    /** The policy as it is now, under that number. */
    public Policy policy(long version) {
        return new Policy(spec, version, weights.values());
    }

    /** Goes on from another policy's weights with a fresh optimizer. */
    public void load(Policy start) {
        weights.load(start.parameters());
        java.util.Arrays.fill(adam.firstMoment, 0);
        java.util.Arrays.fill(adam.secondMoment, 0);
        adam.steps = 0;
        valueScale.updates = 0;
        moveMagnet();
    }

    /** Decisions trained so far, each counted once: what annealing follows. */
    public long decisions() {
        return decisions;
    }

    /** Everything needed to go on later. */
    public LearnerCheckpoint checkpoint() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("parameters", Tensor.of(weights.values().clone()));
        tensors.put("adam.first", Tensor.of(adam.firstMoment.clone()));
        tensors.put("adam.second", Tensor.of(adam.secondMoment.clone()));
        if (magnet != null) {
            tensors.put("magnet", Tensor.of(magnet.values().clone()));
        }
        Map<String, String> text = new LinkedHashMap<>();
        text.put("format", LearnerCheckpoint.FORMAT);
        text.put("layout", spec.layoutHash());
        text.put("decisions", Long.toString(decisions));
        text.put("updates", Long.toString(updates));
        text.put("adam.steps", Long.toString(adam.steps));
        text.put("random", Long.toString(random.state()));
        text.put("scale.mean", Double.toString(valueScale.mean));
        text.put("scale.meanOfSquares", Double.toString(valueScale.meanOfSquares));
        text.put("scale.updates", Long.toString(valueScale.updates));
        return new LearnerCheckpoint(new Safetensors(text, tensors));
    }

    /**
     * Goes on from a checkpoint of a learner of the same spec.
     *
     * @throws IllegalArgumentException naming what is missing or of another shape; nothing has changed then
     */
    public void restore(LearnerCheckpoint checkpoint) {
        int count = shape.parameterCount();
        checkpoint.requireLayout(spec.layoutHash());
        float[] parameters = checkpoint.tensor("parameters", count);
        float[] first = checkpoint.tensor("adam.first", count);
        float[] second = checkpoint.tensor("adam.second", count);
        float[] oldMagnet = magnet == null ? parameters : checkpoint.tensorOr("magnet", parameters);
        long[] counters = {
            checkpoint.number("decisions"),
            checkpoint.number("updates"),
            checkpoint.number("adam.steps"),
            checkpoint.number("random"),
            checkpoint.number("scale.updates")
        };
        double mean = checkpoint.real("scale.mean");
        double meanOfSquares = checkpoint.real("scale.meanOfSquares");
        weights.load(parameters);
        System.arraycopy(first, 0, adam.firstMoment, 0, count);
        System.arraycopy(second, 0, adam.secondMoment, 0, count);
        if (magnet != null) {
            magnet.load(oldMagnet);
        }
        decisions = counters[0];
        updates = counters[1];
        adam.steps = counters[2];
        random.state(counters[3]);
        valueScale.updates = counters[4];
        valueScale.mean = mean;
        valueScale.meanOfSquares = meanOfSquares;
    }

    @Override
    public void close() {
        pool.close();
        weights.close();
        if (magnet != null) {
            magnet.close();
        }
    }
}
