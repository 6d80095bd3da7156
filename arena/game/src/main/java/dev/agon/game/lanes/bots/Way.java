package dev.agon.game.lanes.bots;

import java.util.Arrays;

/**
 * Shortest ways over open cells to one cell. Immutable; its only field is final, so that one made twice by two threads does no harm.
 */
final class Way {
    // Straight steps first, so that ways are as straight as they can be.
    private static final int[] ROWS = {-1, 0, 1, 0, -1, -1, 1, 1};
    private static final int[] COLUMNS = {0, 1, 0, -1, 1, -1, 1, -1};
    private static final byte NOWHERE = -1;
    private static final byte HERE = 8;

    /** Which of the eight steps leads on from a cell, {@code [cell]}. */
    private final byte[] step;

    private Way(byte[] step) {
        this.step = step;
    }

    /** Ways to a cell; it may be a wall itself. */
    static Way to(int goal, boolean[] wall, int size) {
        byte[] step = new byte[wall.length];
        Arrays.fill(step, NOWHERE);
        int[] queue = new int[wall.length];
        int tail = 0;
        step[goal] = HERE;
        queue[tail++] = goal;
        for (int head = 0; head < tail; head++) {
            int row = queue[head] / size;
            int column = queue[head] % size;
            for (int s = 0; s < ROWS.length; s++) {
                int fromRow = row - ROWS[s];
                int fromColumn = column - COLUMNS[s];
                int from = fromRow * size + fromColumn;
                boolean onMap = fromRow >= 0 && fromColumn >= 0 && fromRow < size && fromColumn < size;
                if (onMap
                        && step[from] == NOWHERE
                        && !wall[from]
                        && !wall[fromRow * size + column]
                        && !wall[row * size + fromColumn]) {
                    step[from] = (byte) s;
                    queue[tail++] = from;
                }
            }
        }
        return new Way(step);
    }

    /** The next cell on the way; the cell itself at the goal and where no way leads there. */
    int next(int cell, int size) {
        byte s = step[cell];
        return s == NOWHERE || s == HERE ? cell : cell + ROWS[s] * size + COLUMNS[s];
    }
}
