package dev.agon.game.leduc;

import static dev.agon.game.leduc.LeducLayout.CALL;
import static dev.agon.game.leduc.LeducLayout.FOLD;
import static dev.agon.game.leduc.LeducLayout.OPEN_CARD;
import static dev.agon.game.leduc.LeducLayout.OWN_CARD;
import static dev.agon.game.leduc.LeducLayout.RAISE;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/**
 * Bets what it holds: raises with a king, and with a pair once the open card lies; folds a jack, and all but a king or a pair,
 * to a raise; else calls. It never bluffs, which is how it can be beaten.
 */
final class TightBot implements Player {
    private static final int JACK = 0;
    private static final int KING = 2;

    /** @param seed unused: it always does the same */
    TightBot(long seed) {}

    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void decide(Observation observation, Orders orders) {
        if (observation.actors == 0) {
            return;
        }
        int wanted = wanted(observation);
        boolean legal = observation.legalVerb(0, wanted);
        orders.set(0, legal ? wanted : CALL, 0);
    }

    private static int wanted(Observation observation) {
        int own = card(observation, OWN_CARD);
        int open = card(observation, OPEN_CARD);
        if (open < 0) {
            return own == KING ? RAISE : own == JACK ? FOLD : CALL;
        }
        return own == open ? RAISE : own == KING ? CALL : FOLD;
    }

    /** The card that these flags show, or -1. */
    static int card(Observation observation, int flags) {
        for (int rank = 0; rank < LeducLayout.RANKS.size(); rank++) {
            if (observation.globals[flags + rank] != 0) {
                return rank;
            }
        }
        return -1;
    }
}
