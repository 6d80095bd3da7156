package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * The ground as a square grid of cells of a metre, open or wall, and what can be seen from each. The middle cell is centred on (0, 0)
 * and the ground is the same seen from either base, so that a mirrored question has the mirrored answer. Immutable and shared by all
 * matches on a map.
 */
final class Terrain {
    static final int CELL = 100;

    // Division by CELL as a product, which is quicker: 5243 / 2^19 is a little more than 1 / 100, and exact when
    // rounded down for
    // anything below 43,690.
    private static final int PER_CELL = 5243;
    private static final int PER_CELL_SHIFT = 19;

    /** Sight radii that {@link LanesNumbers#SIGHT} uses, {@code [class]}. */
    private static final int[] RADII = {800, 600};

    /** Class of {@link #RADII} by kind, -1 for those that see for nobody. */
    static final int[] SIGHT_CLASS = sightClasses();

    /** Cells along an edge; odd. */
    final int size;

    /** Coordinates lie in {@code [-reach, reach]}. */
    final int reach;

    private final int middle;
    /** From the middle of the map to its edge. */
    private final int toEdge;

    private final boolean[] wall;
    /** Whether the cell and its neighbours are open and away from the border. */
    private final boolean[] clear;
    /** What is certain wherever in a cell one stands. */
    final SureGround sure;
    /** What is seen from where. */
    final Sightlines sightlines;
    /** 1 for walls, {@code [row, column]}: what observations show. */
    final float[] plane;

    Terrain(boolean[] wall, int size) {
        this.wall = wall.clone();
        this.size = size;
        middle = size / 2;
        toEdge = middle * CELL + CELL / 2;
        reach = toEdge - 1;
        clear = new boolean[wall.length];
        plane = new float[wall.length];
        for (int cell = 0; cell < wall.length; cell++) {
            clear[cell] = isClear(cell);
            plane[cell] = wall[cell] ? 1 : 0;
        }
        sightlines = new Sightlines(
                this.wall,
                size,
                Arrays.stream(RADII).map(radius -> radius / CELL).toArray());
        sure = new SureGround(this);
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
        return axis(y) * size + axis(x);
    }

    /** The cells at many places. */
    void findCells(int[] x, int[] y, int[] cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(x[i], y[i]);
        }
    }

    /** Cells from the edge, rounded away from the middle at borders, so that mirrored places lie in mirrored cells. */
    private int axis(int v) {
        return (v + (v >> 31) + toEdge) * PER_CELL >> PER_CELL_SHIFT;
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

    /** Whether there is a cell and it is open. */
    boolean isOpenCell(int row, int column) {
        return row >= 0 && row < size && column >= 0 && column < size && !wall[row * size + column];
    }

    /** Whether a place is on the map and on open ground. */
    boolean isOpen(int x, int y) {
        // All four differences are positive on the map: one comparison for four.
        return (x + reach | reach - x | y + reach | reach - y) >= 0 && !wall[cell(x, y)];
    }

    /** Whether everything within a metre of any place in the cell is open. */
    boolean isClearAround(int cell) {
        return clear[cell];
    }

    /** Whether nothing stands between two cells, which are at most the widest sight apart. */
    boolean isInView(int from, int to) {
        return sightlines.isSeen(0, from, to);
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
}
