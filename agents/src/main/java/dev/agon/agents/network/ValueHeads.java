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
        input = new HeadInput(shape.stateWidth, shape.entityWidth, maxSlots, training);
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
        input.seats(batch, state, batch.slotState, encoder);
        input.input.upload(batch.slots);
        layer.forward(input.input, batch.slots, hidden);
        for (int slot = 0; slot < batch.slots; slot++) {
            values[slot] = weights[valueBias]
                    + Kernels.dot(weights, valueWeight, hidden.heap, slot * hidden.stride, headWidth);
        }
        for (int row = 0; row < batch.rows; row++) {
            winLogits[row] = win(batch, row, state);
        }
    }

    /** From the state of a row's view, or the mean of its seats' states. */
    private float win(Batch batch, int row, Rows state) {
        int first = batch.firstState(row);
        int count = batch.firstState(row + 1) - first;
        float sum = 0;
        for (int i = first; i < first + count; i++) {
            sum += Kernels.dot(weights, winWeight, state.heap, i * state.stride, shape.stateWidth);
        }
        return weights[winBias] + sum / count;
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
        input.seatsBackward(batch, stateGradient, batch.slotState, encoder);
        winBackward(batch, state, stateGradient);
    }

    private void winBackward(Batch batch, Rows state, Rows stateGradient) {
        int width = shape.stateWidth;
        for (int row = 0; row < batch.rows; row++) {
            float g = winGradient[row];
            gradients[winBias] += g;
            int first = batch.firstState(row);
            int end = batch.firstState(row + 1);
            for (int i = first; i < end; i++) {
                float share = g / (end - first);
                Kernels.addScaled(gradients, winWeight, share, state.heap, i * state.stride, width);
                Kernels.addScaled(stateGradient.heap, i * state.stride, share, weights, winWeight, width);
            }
        }
    }

    @Override
    public void close() {
        input.close();
        hidden.close();
        hiddenGradient.close();
    }
}
