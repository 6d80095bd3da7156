package dev.agon.agents.network;

import java.util.Arrays;

/**
 * A causal transformer over the last {@code context} decisions: a linear layer, pre-norm blocks, a last normalisation.
 *
 * <p>The carried state is {@code [filled, (keys, values) of each block]}: {@code filled} counts the places of the cache that hold
 * a decision, 0 at a match's start and at most {@code context - 1}; keys and values are {@code [context - 1, width]}, the newest
 * last.
 */
final class TransformerCore implements Core {
    private final Dense input;
    private final TransformerBlock[] blocks;
    private final LayerNorm norm;
    private final int in;
    private final int places;
    private final Rows embedded;
    private final Rows gradient;

    TransformerCore(Gemm gemm, Weights weights, Gradients gradients, int maxRows, boolean training) {
        NetworkConfig config = weights.shape.config;
        input = new Dense(gemm, weights, gradients, "core.input", false);
        blocks = new TransformerBlock[config.coreLayers()];
        for (int i = 0; i < blocks.length; i++) {
            int offset = 1 + i * CausalAttention.cacheLength(config);
            blocks[i] = new TransformerBlock(gemm, weights, gradients, block(i), offset, maxRows, training);
        }
        norm = new LayerNorm(weights, gradients, "core.norm", maxRows, training);
        in = weights.shape.coreInput;
        places = config.context() - 1;
        embedded = new Rows(maxRows, config.coreWidth());
        gradient = new Rows(training ? maxRows : 0, config.coreWidth());
    }

    /** Name of the tensors of a block. */
    static String block(int index) {
        return "core.block" + index;
    }

    /** How many numbers are carried. */
    static int stateLength(NetworkConfig config) {
        return 1 + config.coreLayers() * CausalAttention.cacheLength(config);
    }

    @Override
    public Rows state() {
        return norm.output;
    }

    @Override
    public Rows stateGradient() {
        return norm.outputGradient;
    }

    @Override
    public void forward(Timeline time, Rows view) {
        view.upload(time.rows);
        input.forward(view, time.rows, embedded);
        Rows x = embedded;
        for (TransformerBlock block : blocks) {
            block.forward(time, x);
            x = block.output;
        }
        norm.forward(x, time.rows);
    }

    @Override
    public void backward(Timeline time, Rows view, Rows viewGradient) {
        Arrays.fill(gradient.heap, 0, time.rows * gradient.stride, 0);
        norm.backward(time.rows, gradient);
        for (int i = blocks.length - 1; i >= 0; i--) {
            blocks[i].backward(time, gradient);
        }
        input.backward(view, embedded, gradient, time.rows, viewGradient, in, 0);
        viewGradient.download(time.rows);
    }

    @Override
    public void endState(Timeline time, int sequence, float[] into, int offset) {
        float before = time.startState(sequence)[time.startOffset(sequence)];
        for (TransformerBlock block : blocks) {
            block.remember(time, sequence, into, offset);
        }
        into[offset] = Math.min(places, Math.max(0, before) + time.lastStep(sequence) + 1);
    }

    @Override
    public void close() {
        for (TransformerBlock block : blocks) {
            block.close();
        }
        norm.close();
        embedded.close();
        gradient.close();
    }
}
