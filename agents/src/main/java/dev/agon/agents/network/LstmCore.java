package dev.agon.agents.network;

import java.util.Arrays;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers et al., 2000): gates in the order
 * input, forget, candidate, output; {@code c = f·c' + i·g}, {@code h = o·tanh(c)}. The carried state is {@code [h, c]}.
 *
 * <p>Rows are ordered by time, sequences from longest to shortest, so that the sequences alive at a step are a prefix of those
 * at the step before: no masks are needed.
 */
final class LstmCore implements Core {
    private final Gemm gemm;
    private final float[] weights;
    private final Gradients gradients;
    private final Matrix inputWeight;
    private final Matrix inputGradient;
    private final Matrix recurrentWeight;
    private final Matrix recurrentGradient;
    private final int bias;
    private final int in;
    private final int width;
    private final Rows gates;
    private final Rows gateGradient;
    private final Rows previous;
    private final Rows output;
    private final Rows outputGradient;
    private final Rows previousGradient;
    private final float[] cell;
    private final float[] cellTanh;
    private final float[] cellGradient;

    LstmCore(Gemm gemm, Weights weights, Gradients gradients, int maxRows, boolean training) {
        NetworkShape shape = weights.shape;
        this.gemm = gemm;
        this.weights = weights.values();
        this.gradients = gradients;
        inputWeight = weights.matrix(shape.tensor("core.input.weight"));
        inputGradient = gradients.matrix(shape.tensor("core.input.weight"));
        recurrentWeight = weights.matrix(shape.tensor("core.recurrent.weight"));
        recurrentGradient = gradients.matrix(shape.tensor("core.recurrent.weight"));
        bias = shape.tensor("core.bias").offset();
        in = shape.config.viewWidth();
        width = shape.config.coreWidth();
        int trainedRows = training ? maxRows : 0;
        gates = new Rows(maxRows, 4 * width);
        previous = new Rows(maxRows, width);
        output = new Rows(maxRows, width);
        cell = new float[maxRows * width];
        cellTanh = new float[maxRows * width];
        gateGradient = new Rows(trainedRows, 4 * width);
        outputGradient = new Rows(trainedRows, width);
        previousGradient = new Rows(trainedRows, width);
        cellGradient = new float[trainedRows * width];
    }

    @Override
    public Rows state() {
        return output;
    }

    @Override
    public Rows stateGradient() {
        return outputGradient;
    }

    @Override
    public void forward(Batch batch, Rows view) {
        view.upload(batch.rows);
        gemm.multiply(false, false, batch.rows, 4 * width, in, view.matrix, inputWeight, 0, gates.matrix);
        for (int step = 0; step < batch.steps; step++) {
            step(batch, step);
        }
    }

    private void step(Batch batch, int step) {
        int first = batch.stepStart[step];
        int count = batch.stepStart[step + 1] - first;
        for (int sequence = 0; sequence < count; sequence++) {
            int row = (first + sequence) * width;
            if (step == 0) {
                System.arraycopy(batch.startState, sequence * 2 * width, previous.heap, row, width);
            } else {
                int before = (batch.stepStart[step - 1] + sequence) * width;
                System.arraycopy(output.heap, before, previous.heap, row, width);
            }
        }
        previous.upload(first, count);
        gemm.multiply(
                false,
                false,
                count,
                4 * width,
                width,
                previous.matrix.at(first),
                recurrentWeight,
                1,
                gates.matrix.at(first));
        previous.matrix.at(0);
        gates.matrix.at(0);
        gates.download(first, count);
        for (int sequence = 0; sequence < count; sequence++) {
            int row = first + sequence;
            boolean start = step == 0;
            float[] cells = start ? batch.startState : cell;
            int before = start ? (sequence * 2 + 1) * width : (batch.stepStart[step - 1] + sequence) * width;
            gate(row, cells, before);
        }
    }

    private void gate(int row, float[] cells, int before) {
        int z = row * 4 * width;
        int at = row * width;
        float[] g = gates.heap;
        Kernels.bias(g, z, weights, bias, 4 * width);
        for (int i = z; i < z + 2 * width; i++) {
            g[i] = Kernels.sigmoid(g[i]);
        }
        for (int i = z + 2 * width; i < z + 3 * width; i++) {
            g[i] = Kernels.tanh(g[i]);
        }
        for (int i = z + 3 * width; i < z + 4 * width; i++) {
            g[i] = Kernels.sigmoid(g[i]);
        }
        for (int i = 0; i < width; i++) {
            cell[at + i] = g[z + width + i] * cells[before + i] + g[z + i] * g[z + 2 * width + i];
        }
        for (int i = 0; i < width; i++) {
            cellTanh[at + i] = Kernels.tanh(cell[at + i]);
        }
        for (int i = 0; i < width; i++) {
            output.heap[at + i] = g[z + 3 * width + i] * cellTanh[at + i];
        }
    }

    @Override
    public void backward(Batch batch, Rows view, Rows viewGradient) {
        Arrays.fill(cellGradient, 0, batch.rows * width, 0);
        for (int step = batch.steps - 1; step >= 0; step--) {
            stepBackward(batch, step);
        }
        int rows = batch.rows;
        for (int row = 0; row < rows; row++) {
            Kernels.addScaled(gradients.sums, bias, 1f, gateGradient.heap, row * 4 * width, 4 * width);
        }
        gemm.multiply(true, false, in, 4 * width, rows, view.matrix, gateGradient.matrix, 1, inputGradient);
        gemm.multiply(true, false, width, 4 * width, rows, previous.matrix, gateGradient.matrix, 1, recurrentGradient);
        gemm.multiply(false, true, rows, in, 4 * width, gateGradient.matrix, inputWeight, 0, viewGradient.matrix);
        viewGradient.download(rows);
    }

    private void stepBackward(Batch batch, int step) {
        int first = batch.stepStart[step];
        int count = batch.stepStart[step + 1] - first;
        for (int sequence = 0; sequence < count; sequence++) {
            boolean start = step == 0;
            float[] cells = start ? batch.startState : cell;
            int before = start ? (sequence * 2 + 1) * width : (batch.stepStart[step - 1] + sequence) * width;
            gateBackward(first + sequence, cells, before, start ? -1 : before);
        }
        gateGradient.upload(first, count);
        if (step == 0) {
            return;
        }
        gemm.multiply(
                false,
                true,
                count,
                width,
                4 * width,
                gateGradient.matrix.at(first),
                recurrentWeight,
                0,
                previousGradient.matrix);
        gateGradient.matrix.at(0);
        previousGradient.download(count);
        int into = batch.stepStart[step - 1] * width;
        Kernels.addScaled(outputGradient.heap, into, 1f, previousGradient.heap, 0, count * width);
    }

    private void gateBackward(int row, float[] cells, int before, int cellGradientInto) {
        int z = row * 4 * width;
        int at = row * width;
        float[] g = gates.heap;
        float[] d = gateGradient.heap;
        float[] dh = outputGradient.heap;
        for (int i = 0; i < width; i++) {
            float o = g[z + 3 * width + i];
            float t = cellTanh[at + i];
            d[z + 3 * width + i] = dh[at + i] * t * o * (1f - o);
            cellGradient[at + i] += dh[at + i] * o * (1f - t * t);
        }
        for (int i = 0; i < width; i++) {
            float dc = cellGradient[at + i];
            float in0 = g[z + i];
            float candidate = g[z + 2 * width + i];
            d[z + i] = dc * candidate * in0 * (1f - in0);
            d[z + 2 * width + i] = dc * in0 * (1f - candidate * candidate);
        }
        for (int i = 0; i < width; i++) {
            float forget = g[z + width + i];
            d[z + width + i] = cellGradient[at + i] * cells[before + i] * forget * (1f - forget);
        }
        if (cellGradientInto >= 0) {
            for (int i = 0; i < width; i++) {
                cellGradient[cellGradientInto + i] += cellGradient[at + i] * g[z + width + i];
            }
        }
    }

    @Override
    public void endState(Batch batch, int sequence, float[] into, int offset) {
        int step = batch.steps - 1;
        while (batch.stepStart[step] + sequence >= batch.stepStart[step + 1]) {
            step--;
        }
        int row = (batch.stepStart[step] + sequence) * width;
        System.arraycopy(output.heap, row, into, offset, width);
        System.arraycopy(cell, row, into, offset + width, width);
    }

    @Override
    public void close() {
        gates.close();
        previous.close();
        output.close();
        gateGradient.close();
        outputGradient.close();
        previousGradient.close();
    }
}
