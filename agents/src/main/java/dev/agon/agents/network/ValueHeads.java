package dev.agon.agents.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value per seat, from the state and the mean embedding of the seat's actors, and a win probability per row. Values are in
 * units of the running scale {@code value.scale}, which holds mean and deviation of returns.
 */
final class ValueHeads implements AutoCloseable {
    private final NetworkShape shape;
    private final float[] weights;
    private final float[] gradients;
    private final HeadInput input;
    private final Dense layer;
    private final Rows hidden;
    private final Rows hiddenGradient;
    private final int headWidth;
    private final int valueWeight;
    private final int valueBias;
    private final int winWeight;
    private final int winBias;

    final float[] values;
    final float[] valueGradient;
    final float[] winLogits;
    final float[] winGradient;

    ValueHeads(Gemm gemm, Weights weights, Gradients gradients, int maxRows, int maxSlots, boolean training) {
        shape = weights.shape;
        this.weights = weights.values();
        this.gradients = gradients.sums;
        headWidth = shape.config.headWidth();
        input = new HeadInput(shape, maxSlots, training);
        layer = new Dense(gemm, weights, gradients, "value.hidden", true);
        hidden = new Rows(maxSlots, headWidth);
        hiddenGradient = new Rows(training ? maxSlots : 0, headWidth);
        valueWeight = shape.tensor("value.weight").offset();
        valueBias = shape.tensor("value.bias").offset();
        winWeight = shape.tensor("win.weight").offset();
        winBias = shape.tensor("win.bias").offset();
        values = new float[maxSlots];
        valueGradient = new float[training ? maxSlots : 0];
        winLogits = new float[maxRows];
        winGradient = new float[training ? maxRows : 0];
    }

    void forward(Batch batch, Rows state, @Nullable EntityEncoder encoder) {
        for (int slot = 0; slot < batch.slots; slot++) {
            input.state(slot, state.heap, batch.slotRow[slot]);
        }
        if (encoder != null) {
            for (int actor = 0; actor < batch.actors; actor++) {
                int slot = batch.actorSlot[actor];
                if (batch.actorEntity[actor] >= 0) {
                    input.embedding(
                            slot, 1f / batch.slotActors[slot], encoder.embedding.heap, batch.actorEntity[actor]);
                }
            }
        }
        input.input.upload(batch.slots);
        layer.forward(input.input, batch.slots, hidden);
        for (int slot = 0; slot < batch.slots; slot++) {
            values[slot] = weights[valueBias]
                    + Kernels.dot(weights, valueWeight, hidden.heap, slot * hidden.stride, headWidth);
        }
        int width = shape.stateWidth;
        for (int row = 0; row < batch.rows; row++) {
            winLogits[row] = weights[winBias] + Kernels.dot(weights, winWeight, state.heap, row * state.stride, width);
        }
    }

    void zeroGradients(Batch batch) {
        Arrays.fill(valueGradient, 0, batch.slots, 0);
        Arrays.fill(winGradient, 0, batch.rows, 0);
    }

    void backward(Batch batch, Rows state, Rows stateGradient, @Nullable EntityEncoder encoder) {
        for (int slot = 0; slot < batch.slots; slot++) {
            float g = valueGradient[slot];
            gradients[valueBias] += g;
            Kernels.addScaled(gradients, valueWeight, g, hidden.heap, slot * hidden.stride, headWidth);
            int at = slot * hidden.stride;
            Arrays.fill(hiddenGradient.heap, at, at + headWidth, 0);
            Kernels.addScaled(hiddenGradient.heap, at, g, weights, valueWeight, headWidth);
        }
        layer.backward(input.input, hidden, hiddenGradient, batch.slots, input.gradient, shape.headInput, 0);
        input.gradient.download(batch.slots);
        for (int slot = 0; slot < batch.slots; slot++) {
            input.stateBackward(slot, stateGradient.heap, batch.slotRow[slot]);
        }
        if (encoder != null) {
            for (int actor = 0; actor < batch.actors; actor++) {
                int slot = batch.actorSlot[actor];
                if (batch.actorEntity[actor] >= 0) {
                    float share = 1f / batch.slotActors[slot];
                    input.embeddingBackward(slot, share, encoder.embeddingGradient.heap, batch.actorEntity[actor]);
                }
            }
        }
        winBackward(batch, state, stateGradient);
    }

    private void winBackward(Batch batch, Rows state, Rows stateGradient) {
        int width = shape.stateWidth;
        for (int row = 0; row < batch.rows; row++) {
            float g = winGradient[row];
            gradients[winBias] += g;
            Kernels.addScaled(gradients, winWeight, g, state.heap, row * state.stride, width);
            Kernels.addScaled(stateGradient.heap, row * state.stride, g, weights, winWeight, width);
        }
    }

    @Override
    public void close() {
        input.close();
        hidden.close();
        hiddenGradient.close();
    }
}
