package dev.agon.game.connect4;

import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;

/** What the scripted players share: reading the board that a side sees, and a liking for the middle. */
final class Columns {
    private static final int[] LIKING = {1, 2, 3, 4, 3, 2, 1};

    private Columns() {}

    /** The discs of a plane as {@link Board} bits. */
    static long discs(Observation observation, int plane) {
        long discs = 0;
        for (int row = 0; row < Board.ROWS; row++) {
            for (int column = 0; column < Board.COLUMNS; column++) {
                if (observation.plane(plane, row, column) != 0) {
                    discs |= Board.cell(column, Board.ROWS - 1 - row);
                }
            }
        }
        return discs;
    }

    /** The first open column in which a disc gives its side four in a row, or -1. */
    static int winning(long own, long occupied) {
        for (int column = 0; column < Board.COLUMNS; column++) {
            if (Board.open(occupied, column) && Board.fourInARow(own | Board.landing(occupied, column))) {
                return column;
            }
        }
        return -1;
    }

    /** A column among the candidates, bit {@code c} for column {@code c}; the middle is likelier than the edge. */
    static int draw(int candidates, MatchRandom random) {
        int left = random.nextInt(liking(candidates));
        int column = Integer.numberOfTrailingZeros(candidates);
        while ((candidates >>> column & 1) == 0 || left >= LIKING[column]) {
            left -= (candidates >>> column & 1) * LIKING[column];
            column++;
        }
        return column;
    }

    private static int liking(int candidates) {
        int sum = 0;
        for (int column = 0; column < Board.COLUMNS; column++) {
            sum += (candidates >>> column & 1) * LIKING[column];
        }
        return sum;
    }
}
