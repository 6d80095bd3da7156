package dev.agon.agents.network;

import dev.agon.game.TargetKind;
import org.jspecify.annotations.Nullable;

/**
 * Targets given the verb: a pointer, the scaled dot product of the actor's query (plus the verb's) with the embeddings of its
 * row's entities; or a categorical over the verb's cells, which see their columns of the board too ({@link GridTargets}). Only
 * legal targets are computed.
 */
final class TargetHeads {
    private final NetworkShape shape;
    private final float[] weights;
    private final float[] gradients;
    private final OrderHeads heads;
    private final @Nullable EntityEncoder encoder;
    private final @Nullable GridTargets columns;
    private final int queryVerb;
    private final int[] cellWeight;
    private final int[] cellBias;
    private final float[] query;
    private final float[] queryGradient;
    private final float scale;

    TargetHeads(
            Weights weights,
            Gradients gradients,
            OrderHeads heads,
            @Nullable EntityEncoder encoder,
            @Nullable GridTargets columns) {
        shape = weights.shape;
        this.weights = weights.values();
        this.gradients = gradients.sums;
        this.heads = heads;
        this.encoder = encoder;
        this.columns = columns;
        boolean pointer = shape.targets(TargetKind.ENTITY);
        queryVerb = pointer ? shape.tensor("query.verb").offset() : 0;
        cellWeight = new int[shape.verbs];
        cellBias = new int[shape.verbs];
        for (int verb = 0; verb < shape.verbs; verb++) {
            if (shape.layout.verbs().get(verb).target() == TargetKind.CELL) {
                cellWeight[verb] = shape.tensor(shape.cells(verb) + ".weight").offset();
                cellBias[verb] = shape.tensor(shape.cells(verb) + ".bias").offset();
            }
        }
        query = new float[shape.entityWidth];
        queryGradient = new float[shape.entityWidth];
        scale = (float) (1 / Math.sqrt(Math.max(1, shape.entityWidth)));
    }

    void forward(Batch batch, int order, int verb, long[] mask, int maskOffset, float[] logits) {
        if (shape.layout.verbs().get(verb).target() == TargetKind.ENTITY && encoder != null) {
            pointer(batch, order, verb, encoder, mask, maskOffset, logits);
        } else {
            cells(batch, order, verb, mask, maskOffset, logits);
        }
    }

    void backward(Batch batch, int order, int verb, long[] mask, int maskOffset, float[] logitGradients) {
        if (shape.layout.verbs().get(verb).target() == TargetKind.ENTITY && encoder != null) {
            pointerBackward(batch, order, verb, encoder, mask, maskOffset, logitGradients);
        } else {
            cellsBackward(batch, order, verb, mask, maskOffset, logitGradients);
        }
    }

    private void pointer(
            Batch batch, int order, int verb, EntityEncoder entities, long[] mask, int maskOffset, float[] logits) {
        int width = shape.entityWidth;
        fillQuery(order, verb);
        int first = batch.entityStart[batch.orderRow[order]];
        for (int word = 0; word < shape.layout.targetWords(); word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int target = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                logits[target] =
                        scale * Kernels.dot(query, 0, entities.embedding.heap, (first + target) * (width + 1), width);
            }
        }
    }

    private void pointerBackward(
            Batch batch, int order, int verb, EntityEncoder entities, long[] mask, int maskOffset, float[] gradient) {
        int width = shape.entityWidth;
        fillQuery(order, verb);
        java.util.Arrays.fill(queryGradient, 0);
        int first = batch.entityStart[batch.orderRow[order]];
        for (int word = 0; word < shape.layout.targetWords(); word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int target = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                int entity = (first + target) * (width + 1);
                float g = scale * gradient[target];
                Kernels.addScaled(queryGradient, 0, g, entities.embedding.heap, entity, width);
                Kernels.addScaled(entities.embeddingGradient.heap, entity, g, query, 0, width);
            }
        }
        Kernels.addScaled(heads.queryGradient.heap, order * (width + 1), 1f, queryGradient, 0, width);
        Kernels.addScaled(gradients, queryVerb + verb * width, 1f, queryGradient, 0, width);
    }

    private void fillQuery(int order, int verb) {
        int width = shape.entityWidth;
        System.arraycopy(heads.queries.heap, order * (width + 1), query, 0, width);
        Kernels.addScaled(query, 0, 1f, weights, queryVerb + verb * width, width);
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
}
