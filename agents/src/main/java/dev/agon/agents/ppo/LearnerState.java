package dev.agon.agents.ppo;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.MatchRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that learning changes, and all that a checkpoint keeps. */
final class LearnerState implements AutoCloseable {
    private static final String AVERAGE_UPDATES = "average.updates";

    private final String layout;
    final NetworkShape shape;
    final Weights weights;
    final @Nullable Weights magnet;
    final @Nullable WeightAverage average;
    final Adam adam;
    final ValueScale valueScale;
    final MatchRandom random;
    Hyperparameters hyperparameters = Hyperparameters.AS_CONFIGURED;
    long decisions;
    long updates;

    /** The state of a learner that begins with a fresh policy. */
    LearnerState(PolicySpec spec, boolean withMagnet, double averageShare, long seed) {
        layout = spec.layoutHash();
        shape = spec.shape();
        weights = new Weights(shape);
        weights.load(shape.initialize(seed));
        magnet = withMagnet ? new Weights(shape) : null;
        average = averageShare > 0 ? new WeightAverage(averageShare, weights.values()) : null;
        adam = new Adam(shape.parameterCount());
        valueScale = new ValueScale(shape);
        random = new MatchRandom(MatchRandom.derive(seed, 1));
        moveMagnet();
    }

    /** Makes the magnet, where there is one, a copy of the policy. */
    void moveMagnet() {
        if (magnet != null) {
            magnet.load(weights.values());
        }
    }

    /** The weights that a snapshot keeps: the average where there is one, else the newest. The caller must not change them. */
    float[] snapshot() {
        return average == null ? weights.values() : average.mean;
    }

    /** Counts an update, and takes its weights into the average. */
    void updated(int trained) {
        decisions += trained;
        updates++;
        if (average != null) {
            average.add(weights.values());
        }
    }

    /** Goes on from these weights with a fresh optimizer. */
    void startFrom(float[] parameters) {
        weights.load(parameters);
        Arrays.fill(adam.firstMoment, 0);
        Arrays.fill(adam.secondMoment, 0);
        adam.steps = 0;
        valueScale.updates = 0;
        moveMagnet();
        if (average != null) {
            average.reset(parameters);
        }
    }

    /** A copy of everything. */
    LearnerCheckpoint checkpoint() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("parameters", Tensor.of(weights.values().clone()));
        tensors.put("adam.first", Tensor.of(adam.firstMoment.clone()));
        tensors.put("adam.second", Tensor.of(adam.secondMoment.clone()));
        if (magnet != null) {
            tensors.put("magnet", Tensor.of(magnet.values().clone()));
        }
        if (average != null) {
            tensors.put("average", Tensor.of(average.mean.clone()));
        }
        Map<String, String> text = new LinkedHashMap<>();
        text.put("format", LearnerCheckpoint.FORMAT);
        text.put("layout", layout);
        text.put("decisions", Long.toString(decisions));
        text.put("updates", Long.toString(updates));
        text.put("adam.steps", Long.toString(adam.steps));
        text.put("random", Long.toString(random.state()));
        text.put("scale.mean", Double.toString(valueScale.mean));
        text.put("scale.meanOfSquares", Double.toString(valueScale.meanOfSquares));
        text.put("scale.updates", Long.toString(valueScale.updates));
        if (average != null) {
            text.put(AVERAGE_UPDATES, Long.toString(average.updates));
        }
        hyperparameters.save(text);
        return new LearnerCheckpoint(new Safetensors(text, tensors));
    }

    /**
     * Goes back, or on, to what the checkpoint holds.
     *
     * @throws IllegalArgumentException naming what is missing or of another shape; nothing has changed then
     */
    void restore(LearnerCheckpoint checkpoint) {
        int count = shape.parameterCount();
        checkpoint.requireLayout(layout);
        float[] parameters = checkpoint.tensor("parameters", count);
        float[] first = checkpoint.tensor("adam.first", count);
        float[] second = checkpoint.tensor("adam.second", count);
        float[] oldMagnet = magnet == null ? parameters : checkpoint.tensorOr("magnet", parameters);
        float[] oldAverage = average == null ? parameters : checkpoint.tensorOr("average", parameters);
        long[] counters = {
            checkpoint.number("decisions"),
            checkpoint.number("updates"),
            checkpoint.number("adam.steps"),
            checkpoint.number("random"),
            checkpoint.number("scale.updates")
        };
        // Those from before it was counted by itself began with the first update, as most do.
        long averaged = checkpoint.numberOr(AVERAGE_UPDATES, counters[1]);
        double mean = checkpoint.real("scale.mean");
        double meanOfSquares = checkpoint.real("scale.meanOfSquares");
        Hyperparameters saved = Hyperparameters.of(checkpoint);
        weights.load(parameters);
        System.arraycopy(first, 0, adam.firstMoment, 0, count);
        System.arraycopy(second, 0, adam.secondMoment, 0, count);
        if (magnet != null) {
            magnet.load(oldMagnet);
        }
        if (average != null) {
            average.restore(oldAverage, averaged);
        }
        decisions = counters[0];
        updates = counters[1];
        adam.steps = counters[2];
        random.state(counters[3]);
        valueScale.updates = counters[4];
        valueScale.mean = mean;
        valueScale.meanOfSquares = meanOfSquares;
        hyperparameters = saved;
    }

    @Override
    public void close() {
        weights.close();
        if (magnet != null) {
            magnet.close();
        }
    }
}
