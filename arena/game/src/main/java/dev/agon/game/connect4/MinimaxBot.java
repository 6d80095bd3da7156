package dev.agon.game.connect4;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;

/**
 * Searches four discs ahead (negamax with alpha-beta cuts; Knuth and Moore, "An analysis of alpha-beta pruning", 1975) and
 * values what it finds there by the {@link Lines} that each side may still complete; of equally good columns it takes the one nearest
 * the middle. The first four discs of a match, two of each side, it drops at random where they are its own, else two players without
 * chance would play one match over and over; from then on nothing is left to chance.
 */
final class MinimaxBot implements Player {
    /** A win, larger than any value of lines; the sooner the better. */
    private static final int WIN = 100_000;

    /** The middle first: most cuts, and the choice among equals. */
    private static final int[] FROM_THE_MIDDLE = {3, 2, 4, 1, 5, 0, 6};

    /** How many discs it looks ahead, its own next one included. */
    private static final int DEPTH = 4;

    private static final int RANDOM_TICKS = 4;

    private final RandomPlayer beginning;

    MinimaxBot(long seed) {
        beginning = new RandomPlayer(seed);
    }

    @Override
    public void begin(Game game, int view, long seats) {
        beginning.begin(game, view, seats);
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        if (observation.tick < RANDOM_TICKS) {
            beginning.decide(observation, orders);
        } else if (observation.actors > 0) {
            long own = Columns.discs(observation, Connect4Layout.OWN);
            long opponent = Columns.discs(observation, Connect4Layout.OPPONENT);
            orders.set(0, Connect4Layout.DROP, best(own, opponent));
        }
    }

    private int best(long own, long opponent) {
        int best = -Integer.MAX_VALUE;
        int chosen = -1;
        for (int column : FROM_THE_MIDDLE) {
            if (Board.open(own | opponent, column)) {
                int value = valueOfDropping(column, own, opponent, DEPTH, best, Integer.MAX_VALUE);
                if (value > best) {
                    best = value;
                    chosen = column;
                }
            }
        }
        return chosen;
    }

    /** Value to the one who drops. */
    private static int valueOfDropping(int column, long own, long opponent, int depth, int alpha, int beta) {
        long after = own | Board.landing(own | opponent, column);
        if (Board.fourInARow(after)) {
            return WIN + depth;
        }
        return depth == 1 ? Lines.value(after, opponent) : -valueToMove(opponent, after, depth - 1, -beta, -alpha);
    }

    private static int valueToMove(long own, long opponent, int depth, int alpha, int beta) {
        int best = -Integer.MAX_VALUE;
        for (int column : FROM_THE_MIDDLE) {
            if (best < beta && Board.open(own | opponent, column)) {
                best = Math.max(best, valueOfDropping(column, own, opponent, depth, Math.max(alpha, best), beta));
            }
        }
        return best == -Integer.MAX_VALUE ? 0 : best;
    }
}
