package dev.agon.agents.network;

import java.util.Arrays;

/**
 * Sums of gradients over the rows of a minibatch: what matrix products give lies in native memory, what loops give on the heap;
 * {@link #addTo} joins them.
 */
final class Gradients implements AutoCloseable {
    /** Sums made by loops; {@link TensorSlot#offset} tells where what is. */
    final float[] sums;

    private final FloatBlock products;

    /** Space for all tensors, or none at all for a network that only acts. */
    Gradients(NetworkShape shape, boolean training) {
        sums = new float[training ? shape.parameterCount() : 0];
        products = new FloatBlock(sums.length);
    }

    Matrix matrix(TensorSlot slot) {
        return products.matrix(slot.offset(), slot.columns());
    }

    void zero() {
        Arrays.fill(sums, 0);
        Arrays.fill(products.heap, 0);
        products.upload(0, sums.length);
    }

    void addTo(float[] total) {
        products.download(0, sums.length);
        for (int i = 0; i < total.length; i++) {
            total[i] += sums[i] + products.heap[i];
        }
    }

    @Override
    public void close() {
        products.close();
    }
}
