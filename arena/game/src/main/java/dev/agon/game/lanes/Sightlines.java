package dev.agon.game.lanes;

/**
 * Which cells can be seen from which, for each sight radius. Immutable. From each cell it holds a number for each row of the square about
 * it, a bit a cell: little enough to stay in a core's own cache, and quickly put together to what many eyes see.
 *
 * <p>A set of cells is an array of {@link #words}, in which every row of the map begins with a new word.
 */
final class Sightlines {
    /** Words of a set of cells. */
    final int words;

    private final int size;
    private final int rowShift;
    private final int columnMask;
    private final int[] radii;
    /** The widest radius. */
    private final int reach;

    private final int diameter;
    /** Each cell's bit in a set. */
    private final int[] bit;
    /** {@code [class][cell, row]}: bit {@code reach} is the column of the cell itself. */
    private final int[][] seen;

    /**
     * Looks from everywhere.
     *
     * @param wall whether each cell is one: it is seen, but nobody sees from it or past it
     * @param size cells along an edge
     * @param radii radius of each class of sight, in cells, the widest first
     */
    Sightlines(boolean[] wall, int size, int... radii) {
        this.size = size;
        rowShift = size <= Long.SIZE ? 6 : 7;
        columnMask = (1 << rowShift) - 1;
        words = size << rowShift - 6;
        this.radii = radii.clone();
        reach = radii[0];
        diameter = 2 * reach + 1;
        bit = new int[wall.length];
        seen = new int[radii.length][wall.length * diameter];
        for (int cell = 0; cell < wall.length; cell++) {
            bit[cell] = (cell / size << rowShift) + cell % size;
            for (int sight = 0; sight < radii.length && !wall[cell]; sight++) {
                look(wall, cell, radii[sight], seen[sight]);
            }
        }
    }

    /** Whether a set has a cell. */
    boolean contains(long[] cells, int cell) {
        int at = bit[cell];
        return (cells[at >>> 6] >>> at & 1) != 0;
    }

    /** Adds all that is seen from a cell to a set. */
    void add(int sight, int from, long[] cells) {
        int[] rows = seen[sight];
        int row = bit[from] >>> rowShift;
        int left = (bit[from] & columnMask) - reach;
        int end = Math.min(size, row + radii[sight] + 1);
        int at = from * diameter + reach - row;
        for (int r = Math.max(0, row - radii[sight]); r < end; r++) {
            if (rowShift == 6) {
                // A row is a word, and nothing off the map is seen: what is turned out at one end is empty.
                cells[r] |= Long.rotateLeft(rows[at + r], left);
            } else {
                addWide(rows[at + r], r, left, cells);
            }
        }
    }

    /** Adds to a row of two words. */
    private static void addWide(long columns, int row, int left, long[] cells) {
        if (left < 0) {
            cells[2 * row] |= columns >>> -left;
        } else if (left < Long.SIZE) {
            cells[2 * row] |= columns << left;
            // In two steps, since a shift by 64 would be one by 0.
            cells[2 * row + 1] |= columns >>> 1 >>> ~left;
        } else {
            cells[2 * row + 1] |= columns << left;
        }
    }

    /** Whether one cell is seen from another. */
    boolean isSeen(int sight, int from, int to) {
        int row = (bit[to] >>> rowShift) - (bit[from] >>> rowShift) + reach;
        int column = (bit[to] & columnMask) - (bit[from] & columnMask) + reach;
        return row >= 0
                && row < diameter
                && column >= 0
                && column < diameter
                && (seen[sight][from * diameter + row] >>> column & 1) != 0;
    }

    private void look(boolean[] wall, int from, int radius, int[] into) {
        int row = from / size;
        int column = from % size;
        for (int r = Math.max(0, row - radius); r <= Math.min(size - 1, row + radius); r++) {
            for (int c = Math.max(0, column - radius); c <= Math.min(size - 1, column + radius); c++) {
                boolean near = (r - row) * (r - row) + (c - column) * (c - column) <= radius * radius;
                if (near && isUnobstructed(wall, row, column, r, c)) {
                    into[from * diameter + r - row + reach] |= 1 << c - column + reach;
                }
            }
        }
    }

    /** Whether the cells on the straight way between two, the ends left out, are open. Counted from the middle, for symmetry. */
    private boolean isUnobstructed(boolean[] wall, int row, int column, int toRow, int toColumn) {
        int middle = size / 2;
        int steps = Math.max(Math.abs(toRow - row), Math.abs(toColumn - column));
        for (int i = 1; i < steps; i++) {
            int r = middle + rounded((row - middle) * (steps - i) + (toRow - middle) * i, steps);
            int c = middle + rounded((column - middle) * (steps - i) + (toColumn - middle) * i, steps);
            if (wall[r * size + c]) {
                return false;
            }
        }
        return true;
    }

    /** A quotient rounded to the nearest, halves away from 0. */
    private static int rounded(int value, int by) {
        return (2 * value + (value >= 0 ? by : -by)) / (2 * by);
    }
}
