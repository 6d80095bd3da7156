package dev.agon.agents.network;

/**
 * Layer normalisation (Ba, Kiros and Hinton, 2016): each row less its mean and over its deviation, times a gain, plus a bias.
 */
final class LayerNorm implements AutoCloseable {
    private static final float EPSILON = 1e-5f;

    private final float[] weights;
    private final float[] gradients;
    private final int gain;
    private final int bias;
    private final int width;
    private final float[] normalized;
    private final float[] inverseDeviation;

    /** The result, {@code [row, width]}, on the heap. */
    final Rows output;

    /** Gradient of the result. */
    final Rows outputGradient;

    LayerNorm(Weights weights, Gradients gradients, String name, int maxRows, boolean training) {
        TensorSlot slot = weights.shape.tensor(name + ".gain");
        this.weights = weights.values();
        this.gradients = gradients.sums;
        gain = slot.offset();
        bias = weights.shape.tensor(name + ".bias").offset();
        width = slot.columns();
        normalized = new float[maxRows * width];
        inverseDeviation = new float[maxRows];
        output = new Rows(maxRows, width);
        outputGradient = new Rows(training ? maxRows : 0, width);
    }

    /** Fills the heap side of {@link #output} from the heap side of {@code x}. */
    void forward(Rows x, int rows) {
        for (int row = 0; row < rows; row++) {
            int from = row * x.stride;
            float mean = Kernels.sum(x.heap, from, width) / width;
            float variance = Kernels.squaredDistance(x.heap, from, mean, width) / width;
            float scale = (float) (1 / Math.sqrt(variance + EPSILON));
            inverseDeviation[row] = scale;
            int at = row * width;
            int into = row * output.stride;
            for (int i = 0; i < width; i++) {
                float unit = (x.heap[from + i] - mean) * scale;
                normalized[at + i] = unit;
                output.heap[into + i] = unit * weights[gain + i] + weights[bias + i];
            }
        }
    }

    /** Adds to the gradients of gain and bias, and to the heap side of {@code dx}, from the heap side of {@link #outputGradient}. */
    void backward(int rows, Rows dx) {
        for (int row = 0; row < rows; row++) {
            int from = row * outputGradient.stride;
            int at = row * width;
            float sum = 0;
            float product = 0;
            for (int i = 0; i < width; i++) {
                float d = outputGradient.heap[from + i];
                float unit = normalized[at + i];
                gradients[gain + i] += d * unit;
                gradients[bias + i] += d;
                sum += d * weights[gain + i];
                product += d * weights[gain + i] * unit;
            }
            float mean = sum / width;
            float slope = product / width;
            float scale = inverseDeviation[row];
            int into = row * dx.stride;
            for (int i = 0; i < width; i++) {
                float d = outputGradient.heap[from + i] * weights[gain + i];
                dx.heap[into + i] += scale * (d - mean - normalized[at + i] * slope);
            }
        }
    }

    @Override
    public void close() {
        output.close();
        outputGradient.close();
    }
}
