package dev.agon.agents.network;

import java.util.Arrays;

/**
 * Convolutions over a view's planes: one with a relu, then residual blocks {@code x ← relu(x + C₂(relu(C₁(x))))} (He et al.,
 * 2016), all 3×3, the board keeping its size. One more plane is 1 on every cell, so that the network can tell the edge: off the board
 * all is 0. Boards go through all layers a few at a time, so that what they need stays in the caches.
 */
final class GridEncoder implements AutoCloseable {
    /** Cells that go through together. */
    private static final int CELLS = 336;

    private final NetworkShape shape;
    private final boolean training;
    private final int cells;
    private final int width;
    private final int boards;

    /** Where the output lies in a row of the view's input. */
    final int outputAt;

    /** Gradient of the output that comes from {@link GridTargets}, {@code [board, cell, width]}. */
    final float[] outputGradient;

    private final float[] input;
    private final GridWindows inputWindows;
    private final GridWindows windows;
    private final GridConvolution first;
    private final GridConvolution[] inner;

    /** Activations {@code [board · cell, width]}: of the first layer, then of every layer of the blocks; all boards when training. */
    private final FloatBlock[] layers;

    private final Matrix[] ofLayers;
    private final FloatBlock stream;
    private final Matrix ofStream;
    private final FloatBlock hidden;
    private final Matrix ofHidden;

    GridEncoder(Gemm gemm, Weights weights, Gradients gradients, int maxRows, boolean training) {
        shape = weights.shape;
        this.training = training;
        cells = shape.cells;
        width = shape.config.gridWidth();
        outputAt = shape.viewInput - cells * width;
        outputGradient = new float[training ? maxRows * cells * width : 0];
        boards = Math.min(maxRows, Math.max(1, CELLS / cells));
        int rows = shape.layout.rows();
        int columns = shape.layout.columns();
        input = new float[boards * cells * shape.gridInput];
        Arrays.fill(input, 1f);
        inputWindows = new GridWindows(rows, columns, shape.gridInput, boards);
        windows = new GridWindows(rows, columns, width, boards);
        first = new GridConvolution(gemm, weights, gradients, NetworkShape.GRID_INPUT, false);
        inner = new GridConvolution[2 * shape.config.gridBlocks()];
        Arrays.setAll(inner, i -> new GridConvolution(gemm, weights, gradients, NetworkShape.gridLayer(i), training));
        layers = new FloatBlock[inner.length + 1];
        Arrays.setAll(layers, i -> new FloatBlock((training ? maxRows : boards) * cells * width));
        ofLayers = new Matrix[layers.length];
        Arrays.setAll(ofLayers, i -> layers[i].matrix(0, width));
        stream = new FloatBlock(training ? boards * cells * width : 0);
        ofStream = stream.matrix(0, width);
        hidden = new FloatBlock(training ? boards * cells * width : 0);
        ofHidden = hidden.matrix(0, width);
    }

    /** Fills the last columns of the view's input, {@code [cell, width]}, from the scaled planes. */
    void forward(Batch batch) {
        for (int board = 0; board < batch.rows; board += boards) {
            int count = Math.min(boards, batch.rows - board);
            int kept = training ? board : 0;
            forward(batch, board, count, kept * cells);
            float[] output = layers[layers.length - 1].heap;
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        output,
                        (kept + i) * cells * width,
                        batch.viewInput.heap,
                        (board + i) * batch.viewInput.stride + outputAt,
                        cells * width);
            }
        }
    }

    private void forward(Batch batch, int board, int count, int row) {
        int length = count * cells * width;
        int at = row * width;
        gatherInput(batch, board, count);
        first.forward(inputWindows, count * cells, layers[0], ofLayers[0], row);
        Kernels.relu(layers[0].heap, at, length);
        for (int i = 0; i < inner.length; i += 2) {
            float[] before = layers[i].heap;
            windows.gather(before, at, count);
            inner[i].forward(windows, count * cells, layers[i + 1], ofLayers[i + 1], row);
            Kernels.relu(layers[i + 1].heap, at, length);
            windows.gather(layers[i + 1].heap, at, count);
            inner[i + 1].forward(windows, count * cells, layers[i + 2], ofLayers[i + 2], row);
            Kernels.addAndRelu(layers[i + 2].heap, before, at, length);
        }
    }

    /** From {@code [plane, cell]} to {@code [cell, plane]}; the last plane is 1 already. */
    private void gatherInput(Batch batch, int board, int count) {
        int planes = shape.gridInput - 1;
        for (int i = 0; i < count; i++) {
            int from = (board + i) * batch.planes.stride;
            int into = i * cells * shape.gridInput;
            for (int plane = 0; plane < planes; plane++) {
                for (int cell = 0; cell < cells; cell++) {
                    input[into + cell * shape.gridInput + plane] = batch.planes.heap[from + plane * cells + cell];
                }
            }
        }
        inputWindows.gather(input, 0, count);
    }

    void zeroGradients(int count) {
        Arrays.fill(outputGradient, 0, count * cells * width, 0);
    }

    /** Adds to the parameters' gradients from {@link #outputGradient} and the heap side of the gradient of the view's input. */
    void backward(Batch batch, Rows viewInputGradient) {
        for (GridConvolution convolution : inner) {
            convolution.turn();
        }
        for (int board = 0; board < batch.rows; board += boards) {
            int count = Math.min(boards, batch.rows - board);
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        viewInputGradient.heap,
                        (board + i) * viewInputGradient.stride + outputAt,
                        stream.heap,
                        i * cells * width,
                        cells * width);
            }
            Kernels.addScaled(stream.heap, 0, 1f, outputGradient, board * cells * width, count * cells * width);
            backward(batch, board, count);
        }
    }

    private void backward(Batch batch, int board, int count) {
        int at = board * cells * width;
        int length = count * cells * width;
        for (int i = inner.length; i > 0; i -= 2) {
            Kernels.reluBackward(stream.heap, layers[i].heap, at, length);
            stream.upload(0, length);
            backward(inner[i - 1], layers[i - 1].heap, at, count, stream, ofStream);
            Kernels.reluBackward(hidden.heap, layers[i - 1].heap, at, length);
            hidden.upload(0, length);
            backward(inner[i - 2], layers[i - 2].heap, at, count, hidden, ofHidden);
            Kernels.addScaled(stream.heap, 0, 1f, hidden.heap, 0, length);
        }
        Kernels.reluBackward(stream.heap, layers[0].heap, at, length);
        stream.upload(0, length);
        gatherInput(batch, board, count);
        first.weightBackward(inputWindows, count * cells, ofStream);
    }

    /** Through one convolution: the gradient of what it saw goes to {@link #hidden}, whose windows were taken before where that is its own. */
    private void backward(
            GridConvolution convolution, float[] saw, int at, int count, FloatBlock gradient, Matrix ofGradient) {
        windows.gather(saw, at, count);
        convolution.weightBackward(windows, count * cells, ofGradient);
        windows.gather(gradient.heap, 0, count);
        convolution.inputBackward(windows, count * cells, hidden, ofHidden);
    }

    @Override
    public void close() {
        inputWindows.close();
        windows.close();
        first.close();
        for (GridConvolution convolution : inner) {
            convolution.close();
        }
        for (FloatBlock layer : layers) {
            layer.close();
        }
        stream.close();
        hidden.close();
    }
}
