package dev.agon.agents.network;

/**
 * A fully connected layer {@code y = x · W + b}, with a relu where asked. {@code W} is stored {@code [in, out]} with {@code b}
 * as one more row behind it, and each row of {@code x} ends with a 1: bias and its gradient come with the products.
 */
final class Dense {
    private final Gemm gemm;
    private final Matrix weight;
    private final Matrix weightGradient;
    private final int in;
    private final int out;
    private final boolean relu;

    Dense(Gemm gemm, Weights weights, Gradients gradients, String name, boolean relu) {
        TensorSlot slot = weights.shape.tensor(name + ".weight");
        this.gemm = gemm;
        this.relu = relu;
        weight = weights.matrix(slot);
        weightGradient = gradients.matrix(slot);
        in = slot.rows();
        out = slot.columns();
    }

    /** Fills the heap side of {@code y}; {@code x} must have been uploaded. */
    void forward(Rows x, int rows, Rows y) {
        gemm.multiply(false, false, rows, out, in + 1, x.matrix, weight, 0, y.matrix);
        y.download(rows);
        if (relu) {
            Kernels.relu(y.heap, rows * y.stride);
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
            Kernels.reluBackward(dy.heap, y.heap, rows * y.stride);
        }
        dy.upload(rows);
        gemm.multiply(true, false, in + 1, out, rows, x.matrix, dy.matrix, 1, weightGradient);
        if (columns > 0) {
            gemm.multiply(false, true, rows, columns, out, dy.matrix, weight, beta, dx.matrix);
        }
    }
}
