package dev.agon.agents.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers what a head or a seat's core sees, {@code [state, embedding]}, and scatters its gradient back. Rows without entities see zeros. */
final class HeadInput implements AutoCloseable {
    private final int stateWidth;
    private final int entityWidth;
    final Rows input;
    final Rows gradient;

    HeadInput(int stateWidth, int entityWidth, int maxRows, boolean training) {
        this.stateWidth = stateWidth;
        this.entityWidth = entityWidth;
        input = new Rows(maxRows, stateWidth + entityWidth);
        gradient = new Rows(training ? maxRows : 0, stateWidth + entityWidth);
    }

    /** Fills a row per slot: the state whose row {@code stateRow} tells, and the mean embedding of the seat's actors. */
    void seats(Batch batch, Rows state, int[] stateRow, @Nullable EntityEncoder encoder) {
        for (int slot = 0; slot < batch.slots; slot++) {
            state(slot, state.heap, stateRow[slot]);
        }
        if (encoder != null) {
            for (int actor = 0; actor < batch.actors; actor++) {
                int slot = batch.actorSlot[actor];
                if (batch.actorEntity[actor] >= 0) {
                    embedding(slot, 1f / batch.slotActors[slot], encoder.embedding.heap, batch.actorEntity[actor]);
                }
            }
        }
    }

    /** Adds the gradient of every slot to those of states and embeddings. */
    void seatsBackward(Batch batch, Rows stateGradient, int[] stateRow, @Nullable EntityEncoder encoder) {
        for (int slot = 0; slot < batch.slots; slot++) {
            stateBackward(slot, stateGradient.heap, stateRow[slot]);
        }
        if (encoder != null) {
            for (int actor = 0; actor < batch.actors; actor++) {
                int slot = batch.actorSlot[actor];
                if (batch.actorEntity[actor] >= 0) {
                    float share = 1f / batch.slotActors[slot];
                    embeddingBackward(slot, share, encoder.embeddingGradient.heap, batch.actorEntity[actor]);
                }
            }
        }
    }

    /** Starts row {@code into} with a state and zeros for the embedding. */
    void state(int into, float[] states, int row) {
        int at = into * input.stride;
        System.arraycopy(states, row * (stateWidth + 1), input.heap, at, stateWidth);
        Arrays.fill(input.heap, at + stateWidth, at + input.width, 0);
    }

    /** Adds a share of an entity's embedding to row {@code into}; a share of 1 is all that comes. */
    void embedding(int into, float share, float[] embeddings, int entity) {
        int at = into * input.stride + stateWidth;
        int from = entity * (entityWidth + 1);
        if (share == 1f) {
            System.arraycopy(embeddings, from, input.heap, at, entityWidth);
        } else {
            Kernels.addScaled(input.heap, at, share, embeddings, from, entityWidth);
        }
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
