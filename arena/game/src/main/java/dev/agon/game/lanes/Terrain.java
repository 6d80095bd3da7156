package dev.agon.game.lanes;

/**
 * The ground as a square grid of cells of a metre, open or wall, and what can be seen from each. The middle cell is centred on (0, 0)
 * and the ground is the same seen from either base, so that a mirrored question has the mirrored answer. Immutable and shared by all
 * matches on a map.
 */
final class Terrain {
    static final int CELL = 100;

    /** Sight radii that {@link LanesNumbers#SIGHT} uses, {@code [class]}. */
    private static final int[] RADII = {800, 600};

    /** Class of {@link #RADII} by kind, -1 for those that see for nobody. */
    static final int[] SIGHT_CLASS = sightClasses();

    /** Cells along an edge; odd. */
    final int size;

    /** Coordinates lie in {@code [-reach, reach]}. */
    final int reach;

    /** {@code long}s of a set of cells. */
    final int words;

    private final int middle;
    private final boolean[] wall;
    /** Whether the cell and its neighbours are open and away from the border. */
    private final boolean[] clear;
    /** Cells seen from a cell, {@code [class][cell][word]}; empty for walls. */
    private final long[][][] seen;
    /** 1 for walls, {@code [row, column]}: what observations show. */
    final float[] plane;

    Terrain(boolean[] wall, int size) {
        this.wall = wall.clone();
        this.size = size;
        middle = size / 2;
        reach = middle * CELL + CELL / 2 - 1;
        words = (size * size + Long.SIZE - 1) / Long.SIZE;
        clear = new boolean[wall.length];
        plane = new float[wall.length];
        for (int cell = 0; cell < wall.length; cell++) {
            clear[cell] = isClear(cell);
            plane[cell] = wall[cell] ? 1 : 0;
        }
        seen = new long[RADII.length][wall.length][];
        for (int kind = 0; kind < RADII.length; kind++) {
            for (int cell = 0; cell < wall.length; cell++) {
                seen[kind][cell] = wall[cell] ? new long[0] : look(cell, RADII[kind] / CELL);
            }
        }
    }

    private static int[] sightClasses() {
        int[] classes = new int[LanesNumbers.SIGHT.length];
        for (int kind = 0; kind < classes.length; kind++) {
            classes[kind] = -1;
            for (int i = 0; i < RADII.length; i++) {
                if (RADII[i] == LanesNumbers.SIGHT[kind]) {
                    classes[kind] = i;
                }
            }
            if (classes[kind] < 0 && LanesNumbers.SIGHT[kind] != 0) {
                throw new IllegalStateException("no such sight radius: " + LanesNumbers.SIGHT[kind]);
            }
        }
        return classes;
    }

    /** The cell at a place. */
    int cell(int x, int y) {
        return (axis(y) + middle) * size + axis(x) + middle;
    }

    /** Cells from the middle one, rounded such that {@code axis(-v) == -axis(v)}. */
    private static int axis(int v) {
        return (v + (v >= 0 ? CELL / 2 : -CELL / 2)) / CELL;
    }

    /** X of a cell's middle. */
    int x(int cell) {
        return (cell % size - middle) * CELL;
    }

    /** Y of a cell's middle. */
    int y(int cell) {
        return (cell / size - middle) * CELL;
    }

    /** The cell as the other side counts them. */
    int mirrored(int cell) {
        return size * size - 1 - cell;
    }

    boolean isWall(int cell) {
        return wall[cell];
    }

    /** Whether a place is on the map and on open ground. */
    boolean isOpen(int x, int y) {
        return x >= -reach && x <= reach && y >= -reach && y <= reach && !wall[cell(x, y)];
    }

    /** Whether everything within a metre of any place in the cell is open. */
    boolean isClearAround(int cell) {
        return clear[cell];
    }

    /** The cells that a unit of a sight class sees from a cell, as a set. */
    long[] seenFrom(int sightClass, int cell) {
        return seen[sightClass][cell];
    }

    /** Whether nothing stands between two cells, which are at most the widest sight apart. */
    boolean isInView(int from, int to) {
        return contains(seen[0][from], to);
    }

    static boolean contains(long[] cells, int cell) {
        return (cells[cell >>> 6] >>> (cell & 63) & 1) != 0;
    }

    private boolean isClear(int cell) {
        int row = cell / size;
        int column = cell % size;
        if (row == 0 || column == 0 || row == size - 1 || column == size - 1) {
            return false;
        }
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                if (wall[r * size + c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private long[] look(int from, int radius) {
        long[] cells = new long[words];
        int row = from / size;
        int column = from % size;
        for (int r = Math.max(0, row - radius); r <= Math.min(size - 1, row + radius); r++) {
            for (int c = Math.max(0, column - radius); c <= Math.min(size - 1, column + radius); c++) {
                boolean near = (r - row) * (r - row) + (c - column) * (c - column) <= radius * radius;
                if (near && isUnobstructed(row - middle, column - middle, r - middle, c - middle)) {
                    cells[(r * size + c) >>> 6] |= 1L << (r * size + c & 63);
                }
            }
        }
        return cells;
    }

    /** Whether the cells on the straight way between two, the ends left out, are open. Cells are counted from the middle one. */
    private boolean isUnobstructed(int row, int column, int toRow, int toColumn) {
        int steps = Math.max(Math.abs(toRow - row), Math.abs(toColumn - column));
        for (int i = 1; i < steps; i++) {
            int r = rounded(row * (steps - i) + toRow * i, steps) + middle;
            int c = rounded(column * (steps - i) + toColumn * i, steps) + middle;
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
