package dev.agon.agents.network;

/**
 * Self-attention among the entities of a row with a residual: {@code y = x + attention(norm(x)) · O} (Vaswani et al., 2017,
 * equation 1, pre-norm as in Xiong et al., 2020). Entities have no order, so there are no positions.
 */
final class EntityAttention implements AutoCloseable {
    private final Gemm gemm;
    private final LayerNorm norm;
    private final Dense input;
    private final Dense output;
    private final int heads;
    private final int width;
    private final int headWidth;
    private final int places;
    private final boolean training;
    private final Rows queriesKeysValues;
    private final Rows inputGradient;
    private final Rows mixed;
    private final Rows mixedGradient;
    private final Rows projected;
    private final FloatBlock probability;
    private final FloatBlock probabilityGradient;
    private final Matrix probabilities;
    private final Matrix probabilityGradients;
    private final Head[] head;

    /** Embeddings that know of each other, {@code [entity, width]}, on the heap. */
    final Rows embedding;

    EntityAttention(Gemm gemm, Weights weights, Gradients gradients, int maxRows, boolean training) {
        NetworkShape shape = weights.shape;
        this.gemm = gemm;
        this.training = training;
        heads = shape.config.entityAttention();
        width = shape.entityWidth;
        headWidth = width / heads;
        places = shape.layout.maxEntities();
        int maxEntities = maxRows * places;
        int trained = training ? maxEntities : 0;
        norm = new LayerNorm(weights, gradients, "entity.attention.norm", maxEntities, training);
        input = new Dense(gemm, weights, gradients, "entity.attention.input", false);
        output = new Dense(gemm, weights, gradients, "entity.attention.output", false);
        queriesKeysValues = new Rows(maxEntities, 3 * width);
        mixed = new Rows(maxEntities, width);
        projected = new Rows(maxEntities, width);
        embedding = new Rows(maxEntities, width);
        inputGradient = new Rows(trained, 3 * width);
        mixedGradient = new Rows(trained, width);
        // Going backward needs the probabilities of every row; acting needs one row's at a time.
        probability = new FloatBlock((training ? maxRows : 1) * heads * places * places);
        probabilityGradient = new FloatBlock(training ? heads * places * places : 0);
        probabilities = probability.matrix(0, places);
        probabilityGradients = probabilityGradient.matrix(0, places);
        head = new Head[heads];
        for (int i = 0; i < heads; i++) {
            head[i] = new Head(i * headWidth);
        }
    }

    /** Windows on the columns of one head. */
    private final class Head {
        final Matrix query;
        final Matrix key;
        final Matrix value;
        final Matrix result;
        final Matrix queryGradient;
        final Matrix keyGradient;
        final Matrix valueGradient;
        final Matrix resultGradient;

        Head(int column) {
            query = queriesKeysValues.columns(column);
            key = queriesKeysValues.columns(width + column);
            value = queriesKeysValues.columns(2 * width + column);
            result = mixed.columns(column);
            queryGradient = inputGradient.columns(column);
            keyGradient = inputGradient.columns(width + column);
            valueGradient = inputGradient.columns(2 * width + column);
            resultGradient = mixedGradient.columns(column);
        }
    }

    /** Fills {@link #embedding} from the heap side of {@code x}. */
    void forward(Batch batch, Rows x) {
        int count = batch.entities;
        norm.forward(x, count);
        norm.output.upload(count);
        input.forward(norm.output, count, queriesKeysValues);
        for (int row = 0; row < batch.rows; row++) {
            int first = batch.entityStart[row];
            mix(training ? row : 0, first, batch.entityStart[row + 1] - first);
        }
        output.forward(mixed, count, projected);
        Kernels.sum(embedding.heap, x.heap, projected.heap, count * embedding.stride);
    }

    private void mix(int slot, int first, int count) {
        if (count == 0) {
            return;
        }
        for (int h = 0; h < heads; h++) {
            Matrix into = probabilities.at((slot * heads + h) * places);
            gemm.multiply(
                    false, true, count, count, headWidth, head[h].query.at(first), head[h].key.at(first), 0, into);
        }
        int offset = slot * heads * places * places;
        probability.download(offset, heads * places * places);
        float scale = (float) (1 / Math.sqrt(headWidth));
        for (int h = 0; h < heads; h++) {
            for (int entity = 0; entity < count; entity++) {
                Kernels.softmax(probability.heap, offset + (h * places + entity) * places, scale, count);
            }
        }
        probability.upload(offset, heads * places * places);
        for (int h = 0; h < heads; h++) {
            Matrix from = probabilities.at((slot * heads + h) * places);
            gemm.multiply(
                    false, false, count, headWidth, count, from, head[h].value.at(first), 0, head[h].result.at(first));
        }
    }

    /** Turns the heap side of the gradient of {@link #embedding} into that of {@code x}, in place. */
    void backward(Batch batch, Rows gradient) {
        int count = batch.entities;
        output.backward(mixed, projected, gradient, count, mixedGradient, width, 0);
        for (int row = 0; row < batch.rows; row++) {
            int first = batch.entityStart[row];
            mixBackward(row, first, batch.entityStart[row + 1] - first);
        }
        inputGradient.download(count);
        input.backward(norm.output, queriesKeysValues, inputGradient, count, norm.outputGradient, width, 0);
        norm.outputGradient.download(count);
        norm.backward(count, gradient);
    }

    private void mixBackward(int row, int first, int count) {
        if (count == 0) {
            return;
        }
        for (int h = 0; h < heads; h++) {
            Head of = head[h];
            Matrix result = of.resultGradient.at(first);
            Matrix into = probabilityGradients.at(h * places);
            gemm.multiply(false, true, count, count, headWidth, result, of.value.at(first), 0, into);
            Matrix from = probabilities.at((row * heads + h) * places);
            gemm.multiply(true, false, count, headWidth, count, from, result, 0, of.valueGradient.at(first));
        }
        probabilityGradient.download(0, heads * places * places);
        float scale = (float) (1 / Math.sqrt(headWidth));
        for (int h = 0; h < heads; h++) {
            for (int entity = 0; entity < count; entity++) {
                int at = (h * places + entity) * places;
                int from = row * heads * places * places + at;
                Kernels.softmaxBackward(probabilityGradient.heap, at, probability.heap, from, scale, count);
            }
        }
        probabilityGradient.upload(0, heads * places * places);
        for (int h = 0; h < heads; h++) {
            Head of = head[h];
            Matrix logits = probabilityGradients.at(h * places);
            gemm.multiply(
                    false, false, count, headWidth, count, logits, of.key.at(first), 0, of.queryGradient.at(first));
            gemm.multiply(
                    true, false, count, headWidth, count, logits, of.query.at(first), 0, of.keyGradient.at(first));
        }
    }

    @Override
    public void close() {
        norm.close();
        queriesKeysValues.close();
        inputGradient.close();
        mixed.close();
        mixedGradient.close();
        projected.close();
        probability.close();
        probabilityGradient.close();
        embedding.close();
    }
}
