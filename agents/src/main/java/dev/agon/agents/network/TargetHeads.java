package dev.agon.agents.network;

import dev.agon.game.TargetKind;
import org.jspecify.annotations.Nullable;

/**
 * Targets given the verb: a {@linkplain Pointer pointer} over the entities of the actor's row, whose query is the actor's plus the
 * verb's; or a categorical over the verb's cells, which see their columns of the board too ({@link GridTargets}).
 */
final class TargetHeads implements AutoCloseable {
    private final NetworkShape shape;
    private final float[] weights;
    private final float[] gradients;
    private final OrderHeads heads;
    private final @Nullable Pointer pointer;
    private final @Nullable GridTargets columns;
    private final int queryVerb;
    private final int[] cellWeight;
    private final int[] cellBias;

    TargetHeads(
            Gemm gemm,
            Weights weights,
            Gradients gradients,
            OrderHeads heads,
            @Nullable EntityEncoder encoder,
            @Nullable GridTargets columns) {
        shape = weights.shape;
        this.weights = weights.values();
        this.gradients = gradients.sums;
        this.heads = heads;
        this.columns = columns;
        pointer = encoder != null && shape.targets(TargetKind.ENTITY) ? new Pointer(gemm, shape, encoder) : null;
        queryVerb = pointer != null ? shape.tensor("query.verb").offset() : 0;
        cellWeight = new int[shape.verbs];
        cellBias = new int[shape.verbs];
        for (int verb = 0; verb < shape.verbs; verb++) {
            if (shape.layout.verbs().get(verb).target() == TargetKind.CELL) {
                cellWeight[verb] = shape.tensor(shape.cells(verb) + ".weight").offset();
                cellBias[verb] = shape.tensor(shape.cells(verb) + ".bias").offset();
            }
        }
    }

    void forward(Batch batch, int order, int verb, long[] mask, int maskOffset, float[] logits) {
        if (pointer != null && shape.layout.verbs().get(verb).target() == TargetKind.ENTITY) {
            query(pointer, order, verb);
            pointer.forward(firstEntity(batch, order), mask, maskOffset, shape.layout.targetWords(), logits);
        } else {
            cells(batch, order, verb, mask, maskOffset, logits);
        }
    }

    void backward(Batch batch, int order, int verb, long[] mask, int maskOffset, float[] logitGradients) {
        if (pointer != null && shape.layout.verbs().get(verb).target() == TargetKind.ENTITY) {
            query(pointer, order, verb);
            int words = shape.layout.targetWords();
            float[] gradient = pointer.backward(firstEntity(batch, order), mask, maskOffset, words, logitGradients);
            int width = shape.entityWidth;
            Kernels.addScaled(heads.queryGradient.heap, order * (width + 1), 1f, gradient, 0, width);
            Kernels.addScaled(gradients, queryVerb + verb * width, 1f, gradient, 0, width);
        } else {
            cellsBackward(batch, order, verb, mask, maskOffset, logitGradients);
        }
    }

    private void query(Pointer to, int order, int verb) {
        int width = shape.entityWidth;
        to.query(heads.queries.heap, order * (width + 1), weights, queryVerb + verb * width);
    }

    private static int firstEntity(Batch batch, int order) {
        return batch.entityStart[batch.orderRow[order]];
    }

    private void cells(Batch batch, int order, int verb, long[] mask, int maskOffset, float[] logits) {
        int width = shape.config.headWidth();
        for (int word = 0; word < shape.layout.targetWords(); word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int cell = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                int weight = cellWeight[verb] + cell * width;
                logits[cell] = weights[cellBias[verb] + cell]
                        + Kernels.dot(weights, weight, heads.hidden.heap, order * (width + 1), width)
                        + (columns == null ? 0 : columns.logit(batch, order, verb, cell));
            }
        }
    }

    private void cellsBackward(Batch batch, int order, int verb, long[] mask, int maskOffset, float[] gradient) {
        int width = shape.config.headWidth();
        for (int word = 0; word < shape.layout.targetWords(); word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int cell = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                int weight = cellWeight[verb] + cell * width;
                float g = gradient[cell];
                gradients[cellBias[verb] + cell] += g;
                Kernels.addScaled(gradients, weight, g, heads.hidden.heap, order * (width + 1), width);
                Kernels.addScaled(heads.cellGradient, order * (width + 1), g, weights, weight, width);
                if (columns != null) {
                    columns.backward(batch, order, verb, cell, g);
                }
            }
        }
    }

    @Override
    public void close() {
        if (pointer != null) {
            pointer.close();
        }
    }
}
