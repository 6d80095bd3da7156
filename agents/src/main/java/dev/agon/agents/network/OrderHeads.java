package dev.agon.agents.network;

import dev.agon.game.TargetKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Verb logits of every ordered actor; {@link TargetHeads} goes on from its hidden layer. */
final class OrderHeads implements AutoCloseable {
    private final NetworkShape shape;
    private final HeadInput input;
    private final Dense actor;
    private final Dense verb;
    private final @Nullable Dense query;
    private final int headWidth;

    final Rows hidden;
    final Rows hiddenGradient;
    final Rows verbLogits;
    final Rows verbGradient;
    final Rows queries;
    final Rows queryGradient;

    /** Gradient of the hidden layer that comes from cell targets, {@code [order, headWidth + 1]}. */
    final float[] cellGradient;

    OrderHeads(Gemm gemm, Weights weights, Gradients gradients, int maxOrders, boolean training) {
        shape = weights.shape;
        int trained = training ? maxOrders : 0;
        boolean pointer = shape.targets(TargetKind.ENTITY);
        headWidth = shape.config.headWidth();
        input = new HeadInput(shape.stateWidth, shape.entityWidth, maxOrders, training);
        actor = new Dense(gemm, weights, gradients, "actor", true);
        verb = new Dense(gemm, weights, gradients, "verb", false);
        query = pointer ? new Dense(gemm, weights, gradients, "query", false) : null;
        hidden = new Rows(maxOrders, headWidth);
        hiddenGradient = new Rows(trained, headWidth);
        verbLogits = new Rows(maxOrders, shape.verbs);
        verbGradient = new Rows(trained, shape.verbs);
        queries = new Rows(pointer ? maxOrders : 0, shape.entityWidth);
        queryGradient = new Rows(pointer ? trained : 0, shape.entityWidth);
        cellGradient = new float[trained * hidden.stride];
    }

    void forward(Batch batch, Rows state, @Nullable EntityEncoder encoder) {
        for (int order = 0; order < batch.orders; order++) {
            input.state(order, state.heap, batch.orderState[order]);
            if (encoder != null && batch.orderEntity[order] >= 0) {
                input.embedding(order, 1f, encoder.embedding.heap, batch.orderEntity[order]);
            }
        }
        input.input.upload(batch.orders);
        actor.forward(input.input, batch.orders, hidden);
        hidden.upload(batch.orders);
        verb.forward(hidden, batch.orders, verbLogits);
        if (query != null) {
            query.forward(hidden, batch.orders, queries);
        }
    }

    void zeroGradients(int orders) {
        Arrays.fill(verbGradient.heap, 0, orders * verbGradient.stride, 0);
        Arrays.fill(cellGradient, 0, orders * hidden.stride, 0);
        if (query != null) {
            Arrays.fill(queryGradient.heap, 0, orders * queryGradient.stride, 0);
        }
    }

    void backward(Batch batch, Rows stateGradient, @Nullable EntityEncoder encoder) {
        int orders = batch.orders;
        if (orders == 0) {
            return;
        }
        verb.backward(hidden, verbLogits, verbGradient, orders, hiddenGradient, headWidth, 0);
        if (query != null) {
            query.backward(hidden, queries, queryGradient, orders, hiddenGradient, headWidth, 1);
        }
        hiddenGradient.download(orders);
        Kernels.addScaled(hiddenGradient.heap, 0, 1f, cellGradient, 0, orders * hidden.stride);
        actor.backward(input.input, hidden, hiddenGradient, orders, input.gradient, shape.headInput, 0);
        input.gradient.download(orders);
        for (int order = 0; order < orders; order++) {
            input.stateBackward(order, stateGradient.heap, batch.orderState[order]);
            if (encoder != null && batch.orderEntity[order] >= 0) {
                input.embeddingBackward(order, 1f, encoder.embeddingGradient.heap, batch.orderEntity[order]);
            }
        }
    }

    @Override
    public void close() {
        input.close();
        hidden.close();
        hiddenGradient.close();
        verbLogits.close();
        verbGradient.close();
        queries.close();
        queryGradient.close();
    }
}
