package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * What the creeps and towers of a side may attack: enemies that it sees and that can be hurt, as they stood when the tick began. They are
 * sorted into squares of ten metres, since whoever looks about finds most of them too far away.
 */
final class Targets {
    /** A square's edge is 1,024 hundredths of a metre: eight by eight of them cover the largest map. */
    private static final int SQUARE_SHIFT = 10;

    private static final int SQUARES = 8;
    private static final int TO_EDGE = SQUARES / 2 << SQUARE_SHIFT;

    private final int side;
    /** Squares with anybody in them, a bit each. */
    private long occupied;
    /** The first unit in each square, or {@link World#NOBODY}. */
    private final int[] first = new int[SQUARES * SQUARES];
    /** The next unit in the same square, or {@link World#NOBODY}, by slot. */
    private final int[] next;

    Targets(int side, int slots) {
        this.side = side;
        next = new int[slots];
    }

    void find(World w) {
        int[] seen = w.seen[side];
        int[] enemies = w.scratch.living[side ^ 1];
        int living = w.scratch.count[side ^ 1];
        occupied = 0;
        Arrays.fill(first, World.NOBODY);
        for (int i = 0; i < living; i++) {
            int enemy = enemies[i];
            if (seen[enemy] != 0 && w.attackable(enemy)) {
                int square = square(w.x[enemy], w.y[enemy]);
                next[enemy] = first[square];
                first[square] = enemy;
                occupied |= 1L << square;
            }
        }
    }

    private static int square(int x, int y) {
        return column(y) * SQUARES + column(x);
    }

    private static int column(int v) {
        return v + TO_EDGE >> SQUARE_SHIFT;
    }

    /** Occupied squares that a square about a place touches, a bit each: those farther away than the radius may be among who is in them. */
    long squaresAbout(int x, int y, int radius) {
        int left = Math.max(0, column(x - radius));
        int right = Math.min(SQUARES - 1, column(x + radius));
        int top = Math.max(0, column(y - radius));
        int bottom = Math.min(SQUARES - 1, column(y + radius));
        long row = (2L << right) - (1L << left);
        long about = 0;
        for (int r = top; r <= bottom; r++) {
            about |= row << r * SQUARES;
        }
        return about & occupied;
    }

    /** The first unit in an occupied square. */
    int first(int square) {
        return first[square];
    }

    /** The next in the same square, or {@link World#NOBODY}. */
    int next(int unit) {
        return next[unit];
    }
}
