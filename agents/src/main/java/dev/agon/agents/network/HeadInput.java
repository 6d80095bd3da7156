package dev.agon.agents.network;

import java.util.Arrays;

/** Gathers what a head sees, {@code [state, embedding]}, and scatters its gradient back. Rows without entities see zeros. */
final class HeadInput implements AutoCloseable {
    private final int stateWidth;
    private final int entityWidth;
    final Rows input;
    final Rows gradient;

    HeadInput(NetworkShape shape, int maxRows, boolean training) {
        stateWidth = shape.stateWidth;
        entityWidth = shape.entityWidth;
        input = new Rows(maxRows, shape.headInput);
        gradient = new Rows(training ? maxRows : 0, shape.headInput);
    }

    /** Starts row {@code into} with a state and zeros for the embedding. */
    void state(int into, float[] states, int row) {
        int at = into * input.stride;
        System.arraycopy(states, row * (stateWidth + 1), input.heap, at, stateWidth);
        Arrays.fill(input.heap, at + stateWidth, at + input.width, 0);
    }

    /** Adds a share of an entity's embedding to row {@code into}. */
    void embedding(int into, float share, float[] embeddings, int entity) {
        int at = into * input.stride + stateWidth;
        Kernels.addScaled(input.heap, at, share, embeddings, entity * (entityWidth + 1), entityWidth);
    }

    /** Adds row {@code from} of the gradient to a state's. */
    void stateBackward(int from, float[] stateGradient, int row) {
        int at = from * input.stride;
        Kernels.addScaled(stateGradient, row * (stateWidth + 1), 1f, gradient.heap, at, stateWidth);
    }

    /** Adds a share of row {@code from} of the gradient to an embedding's. */
    void embeddingBackward(int from, float share, float[] embeddingGradient, int entity) {
        int at = from * input.stride + stateWidth;
        Kernels.addScaled(embeddingGradient, entity * (entityWidth + 1), share, gradient.heap, at, entityWidth);
    }

    @Override
    public void close() {
        input.close();
        gradient.close();
    }
}
