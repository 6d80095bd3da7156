package dev.agon.game.connect4;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/** Takes a win, else blocks the opponent's, else drops somewhere with a liking for the middle. */
final class WinBlockBot implements Player {
    private final MatchRandom random;

    WinBlockBot(long seed) {
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
        int win = Columns.winning(own, own | opponent);
        if (win >= 0) {
            return win;
        }
        int block = Columns.winning(opponent, own | opponent);
        return block >= 0 ? block : Columns.draw(open(own | opponent), random);
    }

    private static int open(long occupied) {
        int open = 0;
        for (int column = 0; column < Board.COLUMNS; column++) {
            if (Board.open(occupied, column)) {
                open |= 1 << column;
            }
        }
        return open;
    }
}
