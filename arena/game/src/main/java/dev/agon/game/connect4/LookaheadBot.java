package dev.agon.game.connect4;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/**
 * Searches a few discs ahead (negamax with alpha-beta cuts) for forced wins and losses, and chooses among the best columns with
 * a liking for the middle. Beyond its horizon it sees nothing: all positions there count as even.
 */
final class LookaheadBot implements Player {
    /** How many discs it looks ahead, its own next one included. */
    static final int DEPTH = 5;

    private final MatchRandom random;

    LookaheadBot(long seed) {
        random = new MatchRandom(seed);
    }

    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void decide(Observation observation, Orders orders) {
        if (observation.actors > 0) {
            orders.set(0, Connect4Layout.DROP, column(observation));
        }
    }

    private int column(Observation observation) {
        long own = Columns.discs(observation, Connect4Layout.OWN);
        long opponent = Columns.discs(observation, Connect4Layout.OPPONENT);
        int best = -Integer.MAX_VALUE;
        int candidates = 0;
        for (int column = 0; column < Board.COLUMNS; column++) {
            if (Board.open(own | opponent, column)) {
                int value = valueOfDropping(column, own, opponent, DEPTH, -Integer.MAX_VALUE, Integer.MAX_VALUE);
                candidates = value > best ? 1 << column : value == best ? candidates | 1 << column : candidates;
                best = Math.max(best, value);
            }
        }
        return Columns.draw(candidates, random);
    }

    /** Value to the one who drops: positive is a forced win, the sooner the greater. */
    private static int valueOfDropping(int column, long own, long opponent, int depth, int alpha, int beta) {
        long after = own | Board.landing(own | opponent, column);
        if (Board.fourInARow(after)) {
            return depth;
        }
        return depth == 1 ? 0 : -valueToMove(opponent, after, depth - 1, -beta, -alpha);
    }

    private static int valueToMove(long own, long opponent, int depth, int alpha, int beta) {
        int best = -Integer.MAX_VALUE;
        for (int column = 0; column < Board.COLUMNS && best < beta; column++) {
            if (Board.open(own | opponent, column)) {
                int value = valueOfDropping(column, own, opponent, depth, Math.max(alpha, best), beta);
                best = Math.max(best, value);
            }
        }
        return best == -Integer.MAX_VALUE ? 0 : best;
    }
}
