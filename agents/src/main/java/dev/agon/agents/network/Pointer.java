package dev.agon.agents.network;

import java.util.Arrays;

/**
 * The pointer over the entities of a row: logits are the dot products of a query with their embeddings, divided by the square root of the
 * width. Many are computed as one small matrix product, few one by one; either way only legal ones are written.
 */
final class Pointer implements AutoCloseable {
    /** With so few targets dot products are quicker than a call of the library. */
    private static final int FEW = 4;

    private final Gemm gemm;
    private final EntityEncoder encoder;
    private final int width;
    private final float scale;

    /** The query times the scale, a single row. */
    private final Rows query;

    private final Rows queryGradient;

    /** Logits or their gradients from the first legal target to the last, a single row. */
    private final Rows stretch;

    private final Matrix embedding;
    private final Matrix embeddingGradient;

    /** First legal target, and one past the last, of the mask looked at last. */
    private int low;

    private int high;

    Pointer(Gemm gemm, NetworkShape shape, EntityEncoder encoder) {
        this.gemm = gemm;
        this.encoder = encoder;
        width = shape.entityWidth;
        scale = (float) (1 / Math.sqrt(width));
        query = new Rows(1, width);
        queryGradient = new Rows(1, width);
        stretch = new Rows(1, Math.max(shape.layout.maxEntities(), shape.layout.targetWords() * Long.SIZE));
        embedding = encoder.embedding.columns(0);
        embeddingGradient = encoder.embeddingGradient.columns(0);
    }

    /** Takes the sum of two stretches as the query from now on. */
    void query(float[] a, int aOffset, float[] b, int bOffset) {
        for (int i = 0; i < width; i++) {
            query.heap[i] = scale * (a[aOffset + i] + b[bOffset + i]);
        }
        query.upload(1);
    }

    /**
     * Writes the logits of legal targets.
     *
     * @param first the entity that is target 0
     */
    void forward(int first, long[] mask, int maskOffset, int words, float[] logits) {
        if (legal(mask, maskOffset, words) <= FEW) {
            for (int target = low; target < high; target++) {
                if (allows(mask, maskOffset, target)) {
                    logits[target] =
                            Kernels.dot(query.heap, 0, encoder.embedding.heap, (first + target) * (width + 1), width);
                }
            }
            return;
        }
        int count = high - low;
        gemm.multiply(false, true, 1, count, width, query.matrix, embedding.at(first + low), 0, stretch.matrix);
        stretch.download(1);
        for (int target = low; target < high; target++) {
            if (allows(mask, maskOffset, target)) {
                logits[target] = stretch.heap[target - low];
            }
        }
    }

    /**
     * Adds to the gradients of the embeddings.
     *
     * @param gradient of the loss by each legal logit
     * @return the gradient of either stretch that the query is the sum of; overwritten by the next call
     */
    float[] backward(int first, long[] mask, int maskOffset, int words, float[] gradient) {
        if (legal(mask, maskOffset, words) == 0) {
            Arrays.fill(queryGradient.heap, 0, width, 0);
            return queryGradient.heap;
        }
        int count = high - low;
        Arrays.fill(stretch.heap, 0, count, 0);
        for (int target = low; target < high; target++) {
            if (allows(mask, maskOffset, target)) {
                stretch.heap[target - low] = gradient[target];
            }
        }
        stretch.upload(1);
        gemm.multiply(
                false, false, 1, width, count, stretch.matrix, embedding.at(first + low), 0, queryGradient.matrix);
        queryGradient.download(1);
        for (int i = 0; i < width; i++) {
            queryGradient.heap[i] *= scale;
        }
        encoder.embeddingGradient.upload(first + low, count);
        gemm.multiply(true, false, count, width, 1, stretch.matrix, query.matrix, 1, embeddingGradient.at(first + low));
        encoder.embeddingGradient.download(first + low, count);
        return queryGradient.heap;
    }

    private int legal(long[] mask, int maskOffset, int words) {
        int count = 0;
        low = 0;
        high = 0;
        for (int word = 0; word < words; word++) {
            long bits = mask[maskOffset + word];
            if (bits != 0) {
                low = count == 0 ? word * Long.SIZE + Long.numberOfTrailingZeros(bits) : low;
                high = (word + 1) * Long.SIZE - Long.numberOfLeadingZeros(bits);
                count += Long.bitCount(bits);
            }
        }
        return count;
    }

    private static boolean allows(long[] mask, int maskOffset, int target) {
        return (mask[maskOffset + (target >> 6)] >>> target & 1) != 0;
    }

    @Override
    public void close() {
        query.close();
        queryGradient.close();
        stretch.close();
    }
}
