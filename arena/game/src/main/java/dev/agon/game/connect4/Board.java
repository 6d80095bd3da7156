package dev.agon.game.connect4;

/**
 * Discs as bits: one {@code long} per side, bit {@code column * 7 + height} for the cell at that height, 0 at the bottom. The
 * seventh bit of each column is always 0, so that shifts do not run from one column into the next.
 */
final class Board {
    static final int COLUMNS = 7;
    static final int ROWS = 6;
    static final int CELLS = COLUMNS * ROWS;

    /** Distance between the bits of neighbouring columns. */
    static final int STRIDE = ROWS + 1;

    private static final long COLUMN = (1L << ROWS) - 1;
    private static final int[] DIRECTIONS = {1, STRIDE, STRIDE - 1, STRIDE + 1};

    private Board() {}

    /** The bit of a cell. */
    static long cell(int column, int height) {
        return 1L << (column * STRIDE + height);
    }

    /** Whether the column takes another disc. */
    static boolean open(long occupied, int column) {
        return (occupied & cell(column, ROWS - 1)) == 0;
    }

    /** The bit of the lowest empty cell of an open column. */
    static long landing(long occupied, int column) {
        return (occupied & COLUMN << (column * STRIDE)) + cell(column, 0) & ~occupied;
    }

    /** Whether the discs hold four in a row. */
    static boolean fourInARow(long discs) {
        for (int direction : DIRECTIONS) {
            long pairs = discs & discs >>> direction;
            if ((pairs & pairs >>> 2 * direction) != 0) {
                return true;
            }
        }
        return false;
    }
}
