package dev.agon.agents.network;

/**
 * Activations or gradients {@code [row, width]} on heap and in native memory. Each row is followed by a 1, through which the
 * layer that reads the row adds its bias: its weights are stored with the bias as one more row. Rows that hold gradients have
 * the same {@link #stride}, so that one long loop, which the compiler vectorises, runs over both.
 */
final class Rows implements AutoCloseable {
    final int width;

    /** Numbers from one row to the next. */
    final int stride;

    final float[] heap;
    final Matrix matrix;
    private final FloatBlock block;

    Rows(int maxRows, int width) {
        this.width = width;
        stride = width + 1;
        block = new FloatBlock(maxRows * stride);
        heap = block.heap;
        for (int row = 0; row < maxRows; row++) {
            heap[row * stride + width] = 1;
        }
        block.upload(0, heap.length);
        matrix = block.matrix(0, stride);
    }

    /** A window on the native side that starts at a column. */
    Matrix columns(int first) {
        return block.matrix(first, stride);
    }

    void upload(int rows) {
        block.upload(0, rows * stride);
    }

    void download(int rows) {
        block.download(0, rows * stride);
    }

    void upload(int firstRow, int rows) {
        block.upload(firstRow * stride, rows * stride);
    }

    void download(int firstRow, int rows) {
        block.download(firstRow * stride, rows * stride);
    }

    @Override
    public void close() {
        block.close();
    }
}
