package dev.agon.agents.network;

import java.util.Arrays;

/**
 * Two relu layers that all entities share, the first with a bias of the entity's kind, and the maximum over a row's entities. A
 * row without entities pools to 0.
 */
final class EntityEncoder implements AutoCloseable {
    private final Gemm gemm;
    private final NetworkShape shape;
    private final float[] weights;
    private final Gradients gradients;
    private final Matrix featureWeight;
    private final Matrix featureGradient;
    private final int kindBias;
    private final Dense second;
    private final int width;
    private final Rows hidden;
    private final Rows hiddenGradient;

    /** Embeddings {@code [entity, width]} on the heap. */
    final Rows embedding;

    /** Gradients of the embeddings, which pool and heads add to. */
    final Rows embeddingGradient;

    EntityEncoder(Gemm gemm, Weights weights, Gradients gradients, int maxEntities, boolean training) {
        this.gemm = gemm;
        this.weights = weights.values();
        this.gradients = gradients;
        shape = weights.shape;
        TensorSlot slot = shape.tensor("entity.features.weight");
        featureWeight = weights.matrix(slot);
        featureGradient = gradients.matrix(slot);
        kindBias = shape.tensor("entity.kind.bias").offset();
        second = new Dense(gemm, weights, gradients, "entity.hidden", true);
        width = shape.entityWidth;
        hidden = new Rows(maxEntities, width);
        embedding = new Rows(maxEntities, width);
        hiddenGradient = new Rows(training ? maxEntities : 0, width);
        embeddingGradient = new Rows(training ? maxEntities : 0, width);
    }

    /** Fills embeddings, and the first columns of the view's input with their maximum. */
    void forward(Batch batch) {
        int count = batch.entities;
        batch.features.upload(count);
        gemm.multiply(
                false, false, count, width, shape.featureCount, batch.features.matrix, featureWeight, 0, hidden.matrix);
        hidden.download(count);
        for (int entity = 0; entity < count; entity++) {
            Kernels.biasRelu(hidden.heap, entity * width, weights, kindBias + batch.kind[entity] * width, width);
        }
        hidden.upload(count);
        second.forward(hidden, count, embedding);
        pool(batch);
    }

    private void pool(Batch batch) {
        float[] pooled = batch.viewInput.heap;
        for (int row = 0; row < batch.rows; row++) {
            int at = row * shape.viewInput;
            Arrays.fill(pooled, at, at + width, 0);
            for (int entity = batch.entityStart[row]; entity < batch.entityStart[row + 1]; entity++) {
                Kernels.maxInto(pooled, at, embedding.heap, entity * width, width);
            }
        }
    }

    /**
     * Adds what the pool passes on to the embeddings' gradients: each entity that attained a positive maximum gets all of its
     * gradient.
     */
    void poolBackward(Batch batch, Rows viewInputGradient) {
        for (int row = 0; row < batch.rows; row++) {
            int at = row * shape.viewInput;
            for (int entity = batch.entityStart[row]; entity < batch.entityStart[row + 1]; entity++) {
                Kernels.maxBackward(
                        embeddingGradient.heap,
                        embedding.heap,
                        entity * width,
                        batch.viewInput.heap,
                        viewInputGradient.heap,
                        at,
                        width);
            }
        }
    }

    /** Adds to the parameters' gradients from the embeddings' gradients. */
    void backward(Batch batch) {
        int count = batch.entities;
        second.backward(hidden, embedding, embeddingGradient, count, hiddenGradient, width, 0);
        hiddenGradient.download(count);
        Kernels.reluBackward(hiddenGradient.heap, hidden.heap, count * width);
        for (int entity = 0; entity < count; entity++) {
            int bias = kindBias + batch.kind[entity] * width;
            Kernels.addScaled(gradients.sums, bias, 1f, hiddenGradient.heap, entity * width, width);
        }
        hiddenGradient.upload(count);
        gemm.multiply(
                true,
                false,
                shape.featureCount,
                width,
                count,
                batch.features.matrix,
                hiddenGradient.matrix,
                1,
                featureGradient);
    }

    @Override
    public void close() {
        hidden.close();
        embedding.close();
        hiddenGradient.close();
        embeddingGradient.close();
    }
}
