package dev.agon.agents.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers et al., 2000): gates in the order
 * input, forget, candidate, output; {@code c = f·c' + i·g}, {@code h = o·tanh(c)}. The carried state is {@code [h, c]}. With a
 * {@link Multiplication} it is the multiplicative one.
 *
 * <p>Products give gates row by row; they are sorted into one array per gate, over which the loops are long.
 */
final class LstmCore implements Core {
    private static final int GATES = 4;

    private final Gemm gemm;
    private final Matrix inputWeight;
    private final Matrix inputGradient;
    private final Matrix recurrentWeight;
    private final Matrix recurrentGradient;
    private final int in;
    private final int width;
    private final Rows products;
    private final Rows productGradient;
    private final Rows previous;
    private final Rows output;
    private final Rows outputGradient;
    private final Rows previousGradient;
    private final LstmCells cells;
    private final @Nullable Multiplication multiplication;

    /** What gates see of the step before: its output, or what the multiplication makes of it. */
    private final Rows recurrent;

    LstmCore(Gemm gemm, Weights weights, Gradients gradients, int maxRows, boolean training) {
        NetworkShape shape = weights.shape;
        this.gemm = gemm;
        inputWeight = weights.matrix(shape.tensor("core.input.weight"));
        inputGradient = gradients.matrix(shape.tensor("core.input.weight"));
        recurrentWeight = weights.matrix(shape.tensor("core.recurrent.weight"));
        recurrentGradient = gradients.matrix(shape.tensor("core.recurrent.weight"));
        in = shape.coreInput;
        width = shape.config.coreWidth();
        int trainedRows = training ? maxRows : 0;
        products = new Rows(maxRows, GATES * width);
        previous = new Rows(maxRows, width);
        output = new Rows(maxRows, width);
        productGradient = new Rows(trainedRows, GATES * width);
        outputGradient = new Rows(trainedRows, width);
        previousGradient = new Rows(trainedRows, width);
        cells = new LstmCells(maxRows * width, trainedRows * width);
        multiplication = shape.config.core() == CoreKind.MLSTM
                ? new Multiplication(gemm, weights, gradients, maxRows, trainedRows)
                : null;
        recurrent = multiplication == null ? previous : multiplication.product;
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
    public void forward(Timeline time, Rows view) {
        view.upload(time.rows);
        gemm.multiply(false, false, time.rows, GATES * width, in + 1, view.matrix, inputWeight, 0, products.matrix);
        if (multiplication != null) {
            multiplication.forward(view, time.rows);
        }
        for (int step = 0; step < time.steps; step++) {
            step(time, step);
        }
    }

    private void step(Timeline time, int step) {
        int first = time.first(step);
        int count = time.count(step);
        for (int sequence = 0; sequence < count; sequence++) {
            int row = first + sequence;
            if (step == 0) {
                float[] start = time.startState(sequence);
                int from = time.startOffset(sequence);
                System.arraycopy(start, from, previous.heap, row * previous.stride, width);
                System.arraycopy(start, from + width, cells.before, row * width, width);
            } else {
                int before = time.row(step - 1, sequence);
                System.arraycopy(output.heap, before * output.stride, previous.heap, row * previous.stride, width);
                System.arraycopy(cells.after, before * width, cells.before, row * width, width);
            }
        }
        previous.upload(first, count);
        if (multiplication != null) {
            multiplication.step(previous, first, count);
        }
        gemm.multiply(
                false,
                false,
                count,
                GATES * width,
                width,
                recurrent.matrix.at(first),
                recurrentWeight,
                1,
                products.matrix.at(first));
        recurrent.matrix.at(0);
        products.matrix.at(0);
        products.download(first, count);
        for (int row = first; row < first + count; row++) {
            for (int gate = 0; gate < GATES; gate++) {
                int from = row * products.stride + gate * width;
                System.arraycopy(products.heap, from, cells.gates[gate], row * width, width);
            }
        }
        cells.forward(first * width, count * width);
        for (int row = first; row < first + count; row++) {
            System.arraycopy(cells.output, row * width, output.heap, row * output.stride, width);
        }
    }

    @Override
    public void backward(Timeline time, Rows view, Rows viewGradient) {
        int rows = time.rows;
        Arrays.fill(cells.afterGradient, 0, rows * width, 0);
        for (int step = time.steps - 1; step >= 0; step--) {
            stepBackward(time, step);
        }
        gemm.multiply(true, false, in + 1, GATES * width, rows, view.matrix, productGradient.matrix, 1, inputGradient);
        gemm.multiply(
                true,
                false,
                width,
                GATES * width,
                rows,
                recurrent.matrix,
                productGradient.matrix,
                1,
                recurrentGradient);
        gemm.multiply(
                false, true, rows, in, GATES * width, productGradient.matrix, inputWeight, 0, viewGradient.matrix);
        if (multiplication != null) {
            multiplication.backward(view, previous, rows, viewGradient);
        }
        viewGradient.download(rows);
    }

    private void stepBackward(Timeline time, int step) {
        int first = time.first(step);
        int count = time.count(step);
        for (int row = first; row < first + count; row++) {
            System.arraycopy(
                    outputGradient.heap, row * outputGradient.stride, cells.outputGradient, row * width, width);
        }
        cells.backward(first * width, count * width);
        for (int row = first; row < first + count; row++) {
            for (int gate = 0; gate < GATES; gate++) {
                int into = row * productGradient.stride + gate * width;
                System.arraycopy(cells.gateGradients[gate], row * width, productGradient.heap, into, width);
            }
        }
        productGradient.upload(first, count);
        if (multiplication != null) {
            recurrentBackward(multiplication.productGradient, first, first, count);
            multiplication.productGradient.download(first, count);
            multiplication.stepBackward(previousGradient, first, count);
        } else if (step > 0) {
            recurrentBackward(previousGradient, 0, first, count);
        }
        if (step > 0) {
            passBack(time.first(step - 1), first, count);
        }
    }

    /** Native gradient of what gates saw of the step before, from row {@code into} on. */
    private void recurrentBackward(Rows gradient, int into, int first, int count) {
        gemm.multiply(
                false,
                true,
                count,
                width,
                GATES * width,
                productGradient.matrix.at(first),
                recurrentWeight,
                0,
                gradient.matrix.at(into));
        productGradient.matrix.at(0);
        gradient.matrix.at(0);
    }

    /** Adds the gradients of cells and outputs of the step before, whose rows start at {@code before}. */
    private void passBack(int before, int first, int count) {
        Kernels.addScaled(cells.afterGradient, before * width, 1f, cells.beforeGradient, first * width, count * width);
        previousGradient.download(count);
        int stride = outputGradient.stride;
        Kernels.addScaled(outputGradient.heap, before * stride, 1f, previousGradient.heap, 0, count * stride);
    }

    @Override
    public void endState(Timeline time, int sequence, float[] into, int offset) {
        int row = time.row(time.lastStep(sequence), sequence);
        System.arraycopy(output.heap, row * output.stride, into, offset, width);
        System.arraycopy(cells.after, row * width, into, offset + width, width);
    }

    @Override
    public void close() {
        products.close();
        previous.close();
        output.close();
        productGradient.close();
        outputGradient.close();
        previousGradient.close();
        if (multiplication != null) {
            multiplication.close();
        }
    }
}
