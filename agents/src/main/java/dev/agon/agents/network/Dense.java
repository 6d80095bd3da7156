package dev.agon.agents.network;

/** A fully connected layer {@code y = x · W + b}, {@code W} stored {@code [in, out]}, with a relu where asked. */
final class Dense {
    private final Gemm gemm;
    private final float[] weights;
    private final float[] biasGradient;
    private final Matrix weight;
    private final Matrix weightGradient;
    private final int bias;
    private final int in;
    private final int out;
    private final boolean relu;

    Dense(Gemm gemm, Weights weights, Gradients gradients, String name, boolean relu) {
        TensorSlot slot = weights.shape.tensor(name + ".weight");
        this.gemm = gemm;
        this.weights = weights.values();
        this.relu = relu;
        biasGradient = gradients.sums;
        weight = weights.matrix(slot);
        weightGradient = gradients.matrix(slot);
        bias = weights.shape.tensor(name + ".bias").offset();
        in = slot.rows();
        out = slot.columns();
    }

    /** Fills the heap side of {@code y}; {@code x} must have been uploaded. */
    void forward(Rows x, int rows, Rows y) {
        gemm.multiply(false, false, rows, out, in, x.matrix, weight, 0, y.matrix);
        y.download(rows);
        for (int row = 0; row < rows; row++) {
            if (relu) {
                Kernels.biasRelu(y.heap, row * out, weights, bias, out);
            } else {
                Kernels.bias(y.heap, row * out, weights, bias, out);
            }
        }
    }

    /**
     * Adds to the gradients of weight and bias, and fills native {@code dx} from the heap side of {@code dy}, which is changed
     * and uploaded.
     *
     * @param columns how many leading columns of {@code x} need a gradient; 0 for none
     * @param beta 0 to overwrite {@code dx}, 1 to add to it
     */
    void backward(Rows x, Rows y, Rows dy, int rows, Rows dx, int columns, float beta) {
        if (relu) {
            Kernels.reluBackward(dy.heap, y.heap, rows * out);
        }
        for (int row = 0; row < rows; row++) {
            Kernels.addScaled(biasGradient, bias, 1f, dy.heap, row * out, out);
        }
        dy.upload(rows);
        gemm.multiply(true, false, in, out, rows, x.matrix, dy.matrix, 1, weightGradient);
        if (columns > 0) {
            gemm.multiply(false, true, rows, columns, out, dy.matrix, weight, beta, dx.matrix);
        }
    }
}
