package dev.agon.game.lanes;

import java.util.Arrays;

/** Shortest ways over open ground to one cell, from everywhere: the next cell on the way, by cell. */
final class Paths {
    static final int UNREACHABLE = -1;

    private final int[] next;

    /** Ways to the goal; steps go to the four neighbours, and diagonally where both neighbours beside are open. */
    Paths(Terrain terrain, int goal) {
        next = new int[terrain.size * terrain.size];
        Arrays.fill(next, UNREACHABLE);
        int[] queue = new int[next.length];
        int tail = 0;
        next[goal] = goal;
        queue[tail++] = goal;
        for (int head = 0; head < tail; head++) {
            int cell = queue[head];
            for (int i = 0; i < 8; i++) {
                int from = neighbour(terrain, cell, i);
                if (from >= 0 && next[from] == UNREACHABLE) {
                    next[from] = cell;
                    queue[tail++] = from;
                }
            }
        }
    }

    /** The next cell on the way, the goal itself at the goal, or {@link #UNREACHABLE}. */
    int next(int cell) {
        return next[cell];
    }

    // Straight neighbours first, so that ways are as straight as they can be.
    private static final int[] ROWS = {-1, 0, 1, 0, -1, -1, 1, 1};
    private static final int[] COLUMNS = {0, 1, 0, -1, 1, -1, 1, -1};

    private static int neighbour(Terrain terrain, int cell, int i) {
        int row = cell / terrain.size;
        int column = cell % terrain.size;
        int toRow = row + ROWS[i];
        int toColumn = column + COLUMNS[i];
        if (toRow < 0 || toColumn < 0 || toRow >= terrain.size || toColumn >= terrain.size) {
            return -1;
        }
        boolean open = !terrain.isWall(toRow * terrain.size + toColumn)
                && !terrain.isWall(toRow * terrain.size + column)
                && !terrain.isWall(row * terrain.size + toColumn);
        return open ? toRow * terrain.size + toColumn : -1;
    }
}
