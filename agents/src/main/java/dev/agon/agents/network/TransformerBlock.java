package dev.agon.agents.network;

/**
 * One pre-norm block of a transformer (Xiong et al., 2020, figure 1b): {@code y = x + attention(norm(x))}, {@code z = y +
 * feed(norm(y))}, where feed is a relu layer twice as wide and a linear one.
 */
final class TransformerBlock implements AutoCloseable {
    /** Width of the hidden layer, in widths of the core. */
    static final int FEED_FACTOR = 2;

    private final LayerNorm attentionNorm;
    private final Dense attentionInput;
    private final CausalAttention attention;
    private final Dense attentionOutput;
    private final LayerNorm feedNorm;
    private final Dense feedHidden;
    private final Dense feedOutput;
    private final int width;
    private final Rows attended;
    private final Rows between;
    private final Rows hidden;
    private final Rows hiddenGradient;
    private final Rows fed;

    /** The result, {@code [row, width]}, on the heap. */
    final Rows output;

    TransformerBlock(
            Gemm gemm,
            Weights weights,
            Gradients gradients,
            String name,
            int cacheOffset,
            int maxRows,
            boolean training) {
        width = weights.shape.config.coreWidth();
        attentionNorm = new LayerNorm(weights, gradients, name + ".attention.norm", maxRows, training);
        attentionInput = new Dense(gemm, weights, gradients, name + ".attention.input", false);
        attention = new CausalAttention(weights, gradients, name + ".attention", cacheOffset, maxRows, training);
        attentionOutput = new Dense(gemm, weights, gradients, name + ".attention.output", false);
        feedNorm = new LayerNorm(weights, gradients, name + ".feed.norm", maxRows, training);
        feedHidden = new Dense(gemm, weights, gradients, name + ".feed.hidden", true);
        feedOutput = new Dense(gemm, weights, gradients, name + ".feed.output", false);
        attended = new Rows(maxRows, width);
        between = new Rows(maxRows, width);
        hidden = new Rows(maxRows, FEED_FACTOR * width);
        hiddenGradient = new Rows(training ? maxRows : 0, FEED_FACTOR * width);
        fed = new Rows(maxRows, width);
        output = new Rows(maxRows, width);
    }

    /** Fills {@link #output} from the heap side of {@code x}. */
    void forward(Timeline time, Rows x) {
        int rows = time.rows;
        attentionNorm.forward(x, rows);
        attentionNorm.output.upload(rows);
        attentionInput.forward(attentionNorm.output, rows, attention.input);
        attention.forward(time);
        attention.output.upload(rows);
        attentionOutput.forward(attention.output, rows, attended);
        Kernels.sum(between.heap, x.heap, attended.heap, rows * between.stride);
        feedNorm.forward(between, rows);
        feedNorm.output.upload(rows);
        feedHidden.forward(feedNorm.output, rows, hidden);
        hidden.upload(rows);
        feedOutput.forward(hidden, rows, fed);
        Kernels.sum(output.heap, between.heap, fed.heap, rows * output.stride);
    }

    /** Turns the heap side of the gradient of {@link #output} into that of {@code x}, in place. */
    void backward(Timeline time, Rows gradient) {
        int rows = time.rows;
        feedOutput.backward(hidden, fed, gradient, rows, hiddenGradient, hidden.width, 0);
        hiddenGradient.download(rows);
        feedHidden.backward(feedNorm.output, hidden, hiddenGradient, rows, feedNorm.outputGradient, width, 0);
        feedNorm.outputGradient.download(rows);
        feedNorm.backward(rows, gradient);
        attentionOutput.backward(attention.output, attended, gradient, rows, attention.outputGradient, width, 0);
        attention.outputGradient.download(rows);
        attention.backward(time);
        attentionInput.backward(
                attentionNorm.output,
                attention.input,
                attention.inputGradient,
                rows,
                attentionNorm.outputGradient,
                width,
                0);
        attentionNorm.outputGradient.download(rows);
        attentionNorm.backward(rows, gradient);
    }

    /** Writes the block's part of the state after a sequence's last step. */
    void remember(Timeline time, int sequence, float[] state, int offset) {
        attention.remember(time, sequence, state, offset);
    }

    @Override
    public void close() {
        attentionNorm.close();
        attention.close();
        feedNorm.close();
        attended.close();
        between.close();
        hidden.close();
        hiddenGradient.close();
        fed.close();
        output.close();
    }
}
