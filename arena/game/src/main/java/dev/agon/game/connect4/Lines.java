package dev.agon.game.connect4;

import java.util.Arrays;

/** The 69 places where four in a row can lie, as {@link Board} bits. */
final class Lines {
    private static final int LENGTH = 4;

    /** Steps of column and height: upright, level, rising, falling. */
    private static final int[][] DIRECTIONS = {{0, 1}, {1, 0}, {1, 1}, {1, -1}};

    /** Worth of a line without the other side's discs, by how many of one's own are in it. */
    private static final int[] WORTH = {0, 1, 4, 16, 0};

    private static final long[] ALL = all();

    private Lines() {}

    /** How many there are. */
    static int count() {
        return ALL.length;
    }

    /** What the lines that each side may still complete are worth, those of the other taken off one's own. */
    static int value(long own, long opponent) {
        int value = 0;
        for (long line : ALL) {
            if ((line & opponent) == 0) {
                value += WORTH[Long.bitCount(line & own)];
            } else if ((line & own) == 0) {
                value -= WORTH[Long.bitCount(line & opponent)];
            }
        }
        return value;
    }

    private static long[] all() {
        long[] found = new long[Board.CELLS * DIRECTIONS.length];
        int count = 0;
        for (int column = 0; column < Board.COLUMNS; column++) {
            for (int height = 0; height < Board.ROWS; height++) {
                for (int[] step : DIRECTIONS) {
                    int lastColumn = column + (LENGTH - 1) * step[0];
                    int lastHeight = height + (LENGTH - 1) * step[1];
                    if (lastColumn < Board.COLUMNS && lastHeight >= 0 && lastHeight < Board.ROWS) {
                        found[count++] = line(column, height, step);
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static long line(int column, int height, int[] step) {
        long line = 0;
        for (int i = 0; i < LENGTH; i++) {
            line |= Board.cell(column + i * step[0], height + i * step[1]);
        }
        return line;
    }
}
