package dev.agon.agents.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Two relu layers that all entities share, the first with a bias of the entity's kind, attention among a row's entities where
 * asked, and the maximum over them. A row without entities pools to 0.
 */
final class EntityEncoder implements AutoCloseable {
    private final Gemm gemm;
    private final NetworkShape shape;
    private final Matrix featureWeight;
    private final Matrix featureGradient;
    private final Dense second;
    private final int width;
    private final Rows hidden;
    private final Rows hiddenGradient;
    private final Rows encoded;
    private final @Nullable EntityAttention attention;
    private final float[] lower;
    private final float[] upper;
    private final float[] spreadMaximum;
    private final float[] spreadGradient;

    /** Embeddings {@code [entity, width]} on the heap. */
    final Rows embedding;

    /** Gradients of the embeddings, which pool and heads add to. */
    final Rows embeddingGradient;

    EntityEncoder(Gemm gemm, Weights weights, Gradients gradients, int maxRows, boolean training) {
        this.gemm = gemm;
        shape = weights.shape;
        TensorSlot slot = shape.tensor("entity.features.weight");
        featureWeight = weights.matrix(slot);
        featureGradient = gradients.matrix(slot);
        second = new Dense(gemm, weights, gradients, "entity.hidden", true);
        width = shape.entityWidth;
        int maxEntities = maxRows * shape.layout.maxEntities();
        int trained = training ? maxEntities : 0;
        hidden = new Rows(maxEntities, width);
        encoded = new Rows(maxEntities, width);
        attention = shape.config.entityAttention() == 0
                ? null
                : new EntityAttention(gemm, weights, gradients, maxRows, training);
        embedding = attention == null ? encoded : attention.embedding;
        hiddenGradient = new Rows(trained, width);
        embeddingGradient = new Rows(trained, width);
        lower = new float[shape.layout.maxEntities() * embedding.stride];
        upper = new float[lower.length];
        spreadMaximum = new float[trained * embedding.stride];
        spreadGradient = new float[trained * embedding.stride];
    }

    /** Fills embeddings, and the first columns of the view's input with their maximum. */
    void forward(Batch batch) {
        int count = batch.entities;
        batch.features.upload(count);
        int inputs = batch.features.width;
        gemm.multiply(false, false, count, width, inputs, batch.features.matrix, featureWeight, 0, hidden.matrix);
        hidden.download(count);
        Kernels.relu(hidden.heap, count * hidden.stride);
        hidden.upload(count);
        second.forward(hidden, count, encoded);
        if (attention != null) {
            attention.forward(batch, encoded);
        }
        embedding.upload(count);
        for (int row = 0; row < batch.rows; row++) {
            pool(
                    batch.viewInput.heap,
                    row * batch.viewInput.stride,
                    batch.entityStart[row],
                    batch.entityStart[row + 1]);
        }
    }

    /**
     * Halves the list of entities again and again, so that the loops are long. Halves are copied first: where arrays are read from places
     * that differ by a variable, the compiler does not vectorise.
     */
    private void pool(float[] pooled, int at, int first, int end) {
        int stride = embedding.stride;
        int count = end - first;
        if (count == 0) {
            Arrays.fill(pooled, at, at + width, 0);
            return;
        }
        System.arraycopy(embedding.heap, first * stride, lower, 0, count * stride);
        while (count > 1) {
            // With an odd count the one in the middle is compared with itself.
            int half = (count + 1) / 2;
            System.arraycopy(lower, (count - half) * stride, upper, 0, half * stride);
            Kernels.max(lower, upper, half * stride);
            count = half;
        }
        System.arraycopy(lower, 0, pooled, at, width);
    }

    /**
     * Adds what the pool passes on to the embeddings' gradients: each entity that attained a maximum gets all of its
     * gradient.
     */
    void poolBackward(Batch batch, Rows viewInputGradient) {
        int stride = embedding.stride;
        for (int row = 0; row < batch.rows; row++) {
            int at = row * batch.viewInput.stride;
            for (int entity = batch.entityStart[row]; entity < batch.entityStart[row + 1]; entity++) {
                System.arraycopy(batch.viewInput.heap, at, spreadMaximum, entity * stride, width);
                System.arraycopy(viewInputGradient.heap, at, spreadGradient, entity * stride, width);
            }
        }
        Kernels.maxBackward(
                embeddingGradient.heap, embedding.heap, spreadMaximum, spreadGradient, batch.entities * stride);
    }

    /** Adds to the parameters' gradients from the embeddings' gradients. */
    void backward(Batch batch) {
        int count = batch.entities;
        if (attention != null) {
            attention.backward(batch, embeddingGradient);
        }
        second.backward(hidden, encoded, embeddingGradient, count, hiddenGradient, width, 0);
        hiddenGradient.download(count);
        Kernels.reluBackward(hiddenGradient.heap, hidden.heap, count * hidden.stride);
        hiddenGradient.upload(count);
        int inputs = batch.features.width;
        gemm.multiply(
                true, false, inputs, width, count, batch.features.matrix, hiddenGradient.matrix, 1, featureGradient);
    }

    @Override
    public void close() {
        hidden.close();
        encoded.close();
        if (attention != null) {
            attention.close();
        }
        hiddenGradient.close();
        embeddingGradient.close();
    }
}
