package dev.agon.agents.network;

/**
 * A 3×3 convolution over boards, {@code y[cell] = Σ x[cell + tap] · W[tap] + b}, as a product of {@link GridWindows} with
 * {@code W}, stored {@code [tap · in, out]} with {@code b} as one more row. The gradient of {@code x} is a convolution again: over
 * the gradient of {@code y}, each tap's matrix transposed and taps in the opposite order.
 */
final class GridConvolution implements AutoCloseable {
    private final Gemm gemm;
    private final float[] weights;
    private final int offset;
    private final Matrix weight;
    private final Matrix weightGradient;
    private final int in;
    private final int out;

    /** {@code W} turned about, {@code [tap · out, in]}. */
    private final FloatBlock turned;

    private final Matrix turnedWeight;

    GridConvolution(Gemm gemm, Weights weights, Gradients gradients, String name, boolean training) {
        TensorSlot slot = weights.shape.tensor(name + ".weight");
        this.gemm = gemm;
        this.weights = weights.values();
        offset = slot.offset();
        weight = weights.matrix(slot);
        weightGradient = gradients.matrix(slot);
        in = slot.rows() / GridWindows.TAPS;
        out = slot.columns();
        turned = new FloatBlock(training ? slot.length() : 0);
        turnedWeight = turned.matrix(0, in);
    }

    /** Fills cells of {@code y} from row {@code first} on, on both sides; {@code x} holds the windows of as many cells. */
    void forward(GridWindows x, int cells, FloatBlock y, Matrix ofY, int first) {
        gemm.multiply(false, false, cells, out, GridWindows.TAPS * in + 1, x.windows.matrix, weight, 0, ofY.at(first));
        y.download(first * out, cells * out);
    }

    /** Adds to the gradients of weight and bias; {@code dy} must have been uploaded. */
    void weightBackward(GridWindows x, int cells, Matrix dy) {
        gemm.multiply(true, false, GridWindows.TAPS * in + 1, out, cells, x.windows.matrix, dy, 1, weightGradient);
    }

    /** Fills both sides of {@code dx}; {@code dy} holds the windows of the gradient. {@link #turn} comes first. */
    void inputBackward(GridWindows dy, int cells, FloatBlock dx, Matrix ofDx) {
        gemm.multiply(false, false, cells, in, GridWindows.TAPS * out, dy.windows.matrix, turnedWeight, 0, ofDx);
        dx.download(0, cells * in);
    }

    /** Takes over the weights as they are now for {@link #inputBackward}. */
    void turn() {
        for (int tap = 0; tap < GridWindows.TAPS; tap++) {
            int into = (GridWindows.TAPS - 1 - tap) * out * in;
            for (int i = 0; i < in; i++) {
                int from = offset + (tap * in + i) * out;
                for (int o = 0; o < out; o++) {
                    turned.heap[into + o * in + i] = weights[from + o];
                }
            }
        }
        turned.upload(0, turned.heap.length);
    }

    @Override
    public void close() {
        turned.close();
    }
}
