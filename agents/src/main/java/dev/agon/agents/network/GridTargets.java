package dev.agon.agents.network;

import java.util.Arrays;

/**
 * What the board adds to the logits of a verb that has a target for each of its columns: the column's cells, as the grid encoder
 * leaves them, times one weight per row and number, {@code [row, width]}, the same for every column. What was learned in one
 * column holds in all.
 */
final class GridTargets {
    private final NetworkShape shape;
    private final GridEncoder grid;
    private final float[] weights;
    private final float[] gradients;
    private final int[] offset;
    private final int rows;
    private final int columns;
    private final int width;

    GridTargets(Weights weights, Gradients gradients, GridEncoder grid) {
        shape = weights.shape;
        this.grid = grid;
        this.weights = weights.values();
        this.gradients = gradients.sums;
        rows = shape.layout.rows();
        columns = shape.layout.columns();
        width = shape.config.gridWidth();
        offset = new int[shape.verbs];
        Arrays.setAll(
                offset,
                verb -> shape.aimsAtColumns(verb)
                        ? shape.tensor(shape.ofColumn(verb)).offset()
                        : -1);
    }

    /** Share of a target's logit; 0 for verbs that have no target for each column. */
    float logit(Batch batch, int order, int verb, int column) {
        if (offset[verb] < 0) {
            return 0;
        }
        int from = batch.orderRow[order] * batch.viewInput.stride + grid.outputAt;
        float sum = 0;
        for (int row = 0; row < rows; row++) {
            int cell = (row * columns + column) * width;
            sum += Kernels.dot(weights, offset[verb] + row * width, batch.viewInput.heap, from + cell, width);
        }
        return sum;
    }

    /** Adds to the gradients of the weights and of the encoder's output. */
    void backward(Batch batch, int order, int verb, int column, float gradient) {
        if (offset[verb] < 0) {
            return;
        }
        int board = batch.orderRow[order];
        int from = board * batch.viewInput.stride + grid.outputAt;
        for (int row = 0; row < rows; row++) {
            int weight = offset[verb] + row * width;
            int cell = (row * columns + column) * width;
            Kernels.addScaled(gradients, weight, gradient, batch.viewInput.heap, from + cell, width);
            Kernels.addScaled(grid.outputGradient, board * shape.boardWidth + cell, gradient, weights, weight, width);
        }
    }
}
