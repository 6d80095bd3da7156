package dev.agon.agents.network;

/**
 * The 3×3 windows of boards, a row per cell: {@code [board · cell, tap · width]}, taps from top left to bottom right, what lies off
 * the board 0. A convolution is one product with them.
 */
final class GridWindows implements AutoCloseable {
    /** Cells of a window. */
    static final int TAPS = 9;

    private static final int SIDE = 3;

    private final int rows;
    private final int columns;
    private final int width;

    /** The windows; where they reach off the board nothing is ever written. */
    final Rows windows;

    GridWindows(int rows, int columns, int width, int maxBoards) {
        this.rows = rows;
        this.columns = columns;
        this.width = width;
        windows = new Rows(maxBoards * rows * columns, TAPS * width);
    }

    /** Fills and uploads the windows of boards {@code [board, row, column, width]} that lie in an array from an offset on. */
    void gather(float[] boards, int offset, int count) {
        int into = 0;
        for (int board = 0; board < count; board++) {
            int from = offset + board * rows * columns * width;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    gather(boards, from, row, column, into);
                    into += windows.stride;
                }
            }
        }
        windows.upload(count * rows * columns);
    }

    /** The cells beside each other in a row of the board lie behind each other in the window too. */
    private void gather(float[] boards, int from, int row, int column, int into) {
        int left = column == 0 ? 0 : -1;
        int right = column == columns - 1 ? 0 : 1;
        int length = (right - left + 1) * width;
        int firstRow = row == 0 ? 0 : -1;
        int lastRow = row == rows - 1 ? 0 : 1;
        for (int down = firstRow; down <= lastRow; down++) {
            System.arraycopy(
                    boards,
                    from + ((row + down) * columns + column + left) * width,
                    windows.heap,
                    into + ((down + 1) * SIDE + left + 1) * width,
                    length);
        }
    }

    @Override
    public void close() {
        windows.close();
    }
}
