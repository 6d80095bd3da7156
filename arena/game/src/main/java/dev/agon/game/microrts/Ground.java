package dev.agon.game.microrts;

import java.util.Arrays;

/**
 * The cells of a map, {@code x + y * width}, y growing downwards, and what lies where. Immutable. Directions: 0 up, 1 right, 2 down, 3
 * left. Turned by half, as Sky sees the map, a cell {@code c} is {@code cells - 1 - c} and a direction {@code d} is {@code d ^ 2}.
 */
final class Ground {
    static final int DIRECTIONS = 4;
    static final int UP = 0;
    static final int RIGHT = 1;
    static final int DOWN = 2;
    static final int LEFT = 3;

    /** No cell: a wall or the map's edge. */
    static final int NOWHERE = -1;

    private static final int[] STEP_X = {0, 1, 0, -1};
    private static final int[] STEP_Y = {-1, 0, 1, 0};

    final int width;
    final int height;
    final int cells;

    /** Column of each cell. */
    final int[] x;

    /** Row of each cell. */
    final int[] y;

    private final float[] middleX;
    private final float[] middleY;

    /** Free ground beside a cell, {@code [cell * 4 + direction]}, or {@link #NOWHERE}. */
    final int[] beside;

    private final boolean[] wall;

    /** Cells within a unit's reach, by attack range and cell; the cell itself is not one of them. */
    private final int[][][] within;

    /** A map of the given walls, {@code [cell]}. */
    Ground(int width, int height, boolean[] wall) {
        this.width = width;
        this.height = height;
        this.wall = wall.clone();
        cells = width * height;
        x = new int[cells];
        y = new int[cells];
        middleX = new float[cells];
        middleY = new float[cells];
        beside = new int[cells * DIRECTIONS];
        float edge = Math.max(width, height);
        for (int cell = 0; cell < cells; cell++) {
            x[cell] = cell % width;
            y[cell] = cell / width;
            middleX[cell] = (2 * x[cell] + 1 - width) / edge;
            middleY[cell] = (2 * y[cell] + 1 - height) / edge;
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                beside[cell * DIRECTIONS + direction] = besideOf(cell, direction);
            }
        }
        within = new int[MicrortsNumbers.MOST_RANGE + 1][cells][];
        for (int range = 1; range <= MicrortsNumbers.MOST_RANGE; range++) {
            for (int cell = 0; cell < cells; cell++) {
                within[range][cell] = cellsWithin(range, cell);
            }
        }
    }

    private int besideOf(int cell, int direction) {
        int atX = x[cell] + STEP_X[direction];
        int atY = y[cell] + STEP_Y[direction];
        if (atX < 0 || atX >= width || atY < 0 || atY >= height) {
            return NOWHERE;
        }
        int there = atX + atY * width;
        return wall[there] ? NOWHERE : there;
    }

    private int[] cellsWithin(int range, int from) {
        int[] found = new int[cells];
        int count = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (cell != from && inReach(from, cell, range)) {
                found[count++] = cell;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Horizontal coordinate of a cell's middle: 0 in the map's middle, -1 and 1 at the edges of its longer side. */
    float middleX(int cell) {
        return middleX[cell];
    }

    /** Vertical coordinate of a cell's middle. */
    float middleY(int cell) {
        return middleY[cell];
    }

    /** The cell whose middle has these coordinates. */
    int cellAt(float atX, float atY) {
        int edge = Math.max(width, height);
        return Math.round((atX * edge + width - 1) / 2) + Math.round((atY * edge + height - 1) / 2) * width;
    }

    boolean isWall(int cell) {
        return wall[cell];
    }

    /** The free ground beside a cell, or {@link #NOWHERE}. */
    int beside(int cell, int direction) {
        return beside[cell * DIRECTIONS + direction];
    }

    /** Whether one cell is within a straight-line distance of another. */
    boolean inReach(int from, int to, int range) {
        int dx = x[from] - x[to];
        int dy = y[from] - y[to];
        return dx * dx + dy * dy <= range * range;
    }

    /** Sum of the differences of the coordinates. */
    int distance(int from, int to) {
        return Math.abs(x[from] - x[to]) + Math.abs(y[from] - y[to]);
    }

    /** The cells within an attack range of a cell, itself left out; only to be read. */
    int[] within(int range, int cell) {
        return within[range][cell];
    }

    /** The cell that a side calls so: itself for Amber, turned by half for Sky. */
    int turned(int side, int cell) {
        return side == 0 ? cell : cells - 1 - cell;
    }

    /** Four bits of directions, turned by half. */
    static int turnedBits(int directions) {
        return (directions << 2 | directions >> 2) & 15;
    }
}
