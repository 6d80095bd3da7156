package dev.agon.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The reference network in PyTorch, with the same tensors; a layer's weights are transposed, as PyTorch stores them. */
final class TorchNetwork {
    static final int ENTITIES = 24;
    private static final int FEATURES = 16;
    private static final int ENTITY_WIDTH = 64;
    private static final int CORE_WIDTH = 128;

    private final NetworkShape shape;
    private final boolean recurrent;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final NDArray noSecondBias;

    TorchNetwork(NDManager manager, NetworkShape shape, CoreKind core, float[] values) {
        this.shape = shape;
        recurrent = core == CoreKind.LSTM;
        for (TensorSlot slot : shape.tensors()) {
            if (slot.trained()) {
                NDArray tensor = manager.create(tensorOf(slot, values), shapeOf(slot));
                tensor.setRequiresGradient(true);
                parameters.put(slot.name(), tensor);
            }
        }
        noSecondBias = manager.zeros(new Shape(4 * CORE_WIDTH));
    }

    /** Every trained tensor. */
    List<NDArray> parameters() {
        return new ArrayList<>(parameters.values());
    }

    private NDArray tensor(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private static boolean isWeight(TensorSlot slot) {
        return slot.name().endsWith(".weight");
    }

    private static Shape shapeOf(TensorSlot slot) {
        if (isWeight(slot)) {
            return new Shape(slot.columns(), slot.rows());
        }
        return slot.rows() == 1 ? new Shape(slot.columns()) : new Shape(slot.rows(), slot.columns());
    }

    private static float[] tensorOf(TensorSlot slot, float[] values) {
        float[] tensor = new float[slot.length()];
        for (int row = 0; row < slot.rows(); row++) {
            for (int column = 0; column < slot.columns(); column++) {
                int into = isWeight(slot) ? column * slot.rows() + row : row * slot.columns() + column;
                tensor[into] = values[slot.offset() + row * slot.columns() + column];
            }
        }
        return tensor;
    }

    /** Writes all trained tensors where they lie among our parameters. */
    void copyInto(float[] values) {
        for (TensorSlot slot : shape.tensors()) {
            if (slot.trained()) {
                float[] tensor = tensor(slot.name()).toFloatArray();
                for (int row = 0; row < slot.rows(); row++) {
                    for (int column = 0; column < slot.columns(); column++) {
                        int from = isWeight(slot) ? column * slot.rows() + row : row * slot.columns() + column;
                        values[slot.offset() + row * slot.columns() + column] = tensor[from];
                    }
                }
            }
        }
    }

    /**
     * What the heads give.
     *
     * @param verbs logits {@code [row, verb]}
     * @param targets logits {@code [row, entity]} given the chosen verb
     * @param value {@code [row]}
     * @param win logit {@code [row]}
     */
    record Output(NDArray verbs, NDArray targets, NDArray value, NDArray win) {}

    /**
     * Runs the network.
     *
     * @param features {@code [row * entity, feature]}
     * @param globals {@code [row, global]}
     * @param chosenVerb {@code [row]}
     * @param states of the core at each sequence's start, {@code [1, sequence, width]} for output and cell
     * @param steps rows of a sequence; rows are ordered by time
     */
    Output forward(NDArray features, NDArray globals, NDArray chosenVerb, NDList states, int steps) {
        long rows = globals.getShape().get(0);
        NDArray hidden = linear(features, "entity.features.weight", "entity.kind.bias")
                .getNDArrayInternal()
                .relu();
        NDArray flat = layer(hidden, "entity.hidden").getNDArrayInternal().relu();
        NDArray entities = flat.reshape(rows, ENTITIES, ENTITY_WIDTH);
        NDArray pooled = entities.max(new int[] {1});
        NDArray view =
                layer(pooled.concat(globals, 1), "view").getNDArrayInternal().relu();
        NDArray state = recurrent ? lstm(view, states, rows, steps) : view;
        NDArray own = entities.get(":, 0, :");
        NDArray input = state.concat(own, 1);
        NDArray actor = layer(input, "actor").getNDArrayInternal().relu();
        NDArray query = layer(actor, "query").add(chosenVerb.matMul(tensor("query.verb")));
        NDArray targets = entities.matMul(query.expandDims(2)).squeeze(2).mul((float) (1 / Math.sqrt(ENTITY_WIDTH)));
        NDArray valueHidden = layer(input, "value.hidden").getNDArrayInternal().relu();
        return new Output(
                layer(actor, "verb"),
                targets,
                layer(valueHidden, "value").squeeze(1),
                layer(state, "win").squeeze(1));
    }

    private NDArray lstm(NDArray view, NDList states, long rows, int steps) {
        NDArray sequences = view.reshape(steps, rows / steps, CORE_WIDTH);
        NDList weights = new NDList(
                tensor("core.input.weight"), tensor("core.recurrent.weight"), tensor("core.input.bias"), noSecondBias);
        return view.getNDArrayInternal()
                .lstm(sequences, states, weights, true, 1, 0, true, false, false)
                .get(0)
                .reshape(rows, CORE_WIDTH);
    }

    private NDArray layer(NDArray input, String name) {
        return linear(input, name + ".weight", name + ".bias");
    }

    private NDArray linear(NDArray input, String weight, String bias) {
        NDArray b = tensor(bias);
        NDArray flat = b.getShape().dimension() == 1 ? b : b.reshape(b.size());
        return input.getNDArrayInternal().linear(input, tensor(weight), flat).singletonOrThrow();
    }

    /** Features of a row. */
    static int featuresOfRow() {
        return ENTITIES * FEATURES;
    }

    /** Log-probabilities of what was chosen, {@code [row]}. */
    static NDArray chosen(NDArray logProbabilities, NDArray index) {
        return logProbabilities.gather(index, 1).squeeze(1);
    }

    /** Forbids choices. */
    static NDArray masked(NDArray logits, NDArray allowed, NDArray forbidden) {
        return NDArrays.where(allowed, logits, forbidden);
    }
}
