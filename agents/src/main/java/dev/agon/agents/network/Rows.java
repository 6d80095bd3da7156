package dev.agon.agents.network;

/** Activations or gradients {@code [row, width]} on heap and in native memory. */
final class Rows implements AutoCloseable {
    final int width;
    final float[] heap;
    final Matrix matrix;
    private final FloatBlock block;

    Rows(int maxRows, int width) {
        this.width = width;
        block = new FloatBlock(maxRows * width);
        heap = block.heap;
        matrix = block.matrix(0, width);
    }

    void upload(int rows) {
        block.upload(0, rows * width);
    }

    void download(int rows) {
        block.download(0, rows * width);
    }

    void upload(int firstRow, int rows) {
        block.upload(firstRow * width, rows * width);
    }

    void download(int firstRow, int rows) {
        block.download(firstRow * width, rows * width);
    }

    @Override
    public void close() {
        block.close();
    }
}
