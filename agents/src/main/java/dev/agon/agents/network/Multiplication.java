package dev.agon.agents.network;

/**
 * What makes a long short-term memory multiplicative (Krause, Lu, Murray and Renals, 2016): gates see {@code m = (x
 * · A) ∘ (h' · B)} in place of the output before, {@code h'}, so that each input has recurrent weights of its own. No biases.
 */
final class Multiplication implements AutoCloseable {
    private final Gemm gemm;
    private final Matrix inputWeight;
    private final Matrix inputWeightGradient;
    private final Matrix recurrentWeight;
    private final Matrix recurrentWeightGradient;
    private final int in;
    private final int width;
    private final Rows fromInput;
    private final Rows fromInputGradient;
    private final Rows fromOutput;
    private final Rows fromOutputGradient;

    /** {@code m}, which gates see, {@code [row, width]}. */
    final Rows product;

    /** Its gradient. */
    final Rows productGradient;

    Multiplication(Gemm gemm, Weights weights, Gradients gradients, int maxRows, int trainedRows) {
        NetworkShape shape = weights.shape;
        TensorSlot input = shape.tensor("core.multiplier.input.weight");
        TensorSlot recurrent = shape.tensor("core.multiplier.recurrent.weight");
        this.gemm = gemm;
        inputWeight = weights.matrix(input);
        inputWeightGradient = gradients.matrix(input);
        recurrentWeight = weights.matrix(recurrent);
        recurrentWeightGradient = gradients.matrix(recurrent);
        in = input.rows();
        width = input.columns();
        fromInput = new Rows(maxRows, width);
        fromOutput = new Rows(maxRows, width);
        product = new Rows(maxRows, width);
        fromInputGradient = new Rows(trainedRows, width);
        fromOutputGradient = new Rows(trainedRows, width);
        productGradient = new Rows(trainedRows, width);
    }

    /** The input's factor of all rows at once; the view state must have been uploaded. */
    void forward(Rows view, int rows) {
        gemm.multiply(false, false, rows, width, in, view.matrix, inputWeight, 0, fromInput.matrix);
        fromInput.download(rows);
    }

    /** Fills and uploads {@link #product} for the rows of one step from the uploaded outputs before them. */
    void step(Rows previous, int first, int count) {
        gemm.multiply(
                false,
                false,
                count,
                width,
                width,
                previous.matrix.at(first),
                recurrentWeight,
                0,
                fromOutput.matrix.at(first));
        previous.matrix.at(0);
        fromOutput.matrix.at(0);
        fromOutput.download(first, count);
        int at = first * product.stride;
        Kernels.product(product.heap, fromInput.heap, fromOutput.heap, at, count * product.stride);
        product.upload(first, count);
    }

    /**
     * From the downloaded {@link #productGradient} of one step's rows to the gradients of the factors.
     *
     * @param previousGradient native rows from 0 on get the gradient of the outputs before
     */
    void stepBackward(Rows previousGradient, int first, int count) {
        int at = first * product.stride;
        int length = count * product.stride;
        Kernels.product(fromInputGradient.heap, productGradient.heap, fromOutput.heap, at, length);
        Kernels.product(fromOutputGradient.heap, productGradient.heap, fromInput.heap, at, length);
        fromInputGradient.upload(first, count);
        fromOutputGradient.upload(first, count);
        gemm.multiply(
                false,
                true,
                count,
                width,
                width,
                fromOutputGradient.matrix.at(first),
                recurrentWeight,
                0,
                previousGradient.matrix);
        fromOutputGradient.matrix.at(0);
    }

    /** Adds to the weights' gradients, and to the native gradient of the view state, after every step has gone backward. */
    void backward(Rows view, Rows previous, int rows, Rows viewGradient) {
        gemm.multiply(true, false, in, width, rows, view.matrix, fromInputGradient.matrix, 1, inputWeightGradient);
        gemm.multiply(
                true,
                false,
                width,
                width,
                rows,
                previous.matrix,
                fromOutputGradient.matrix,
                1,
                recurrentWeightGradient);
        gemm.multiply(false, true, rows, in, width, fromInputGradient.matrix, inputWeight, 1, viewGradient.matrix);
    }

    @Override
    public void close() {
        fromInput.close();
        fromOutput.close();
        product.close();
        fromInputGradient.close();
        fromOutputGradient.close();
        productGradient.close();
    }
}
