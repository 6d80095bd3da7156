package dev.agon.game.leduc;

import static dev.agon.game.leduc.LeducLayout.CALL;
import static dev.agon.game.leduc.LeducLayout.FOLD;
import static dev.agon.game.leduc.LeducLayout.MOST_MOVES_A_ROUND;
import static dev.agon.game.leduc.LeducLayout.OPEN_CARD;
import static dev.agon.game.leduc.LeducLayout.OWN_CARD;
import static dev.agon.game.leduc.LeducLayout.RAISE;
import static dev.agon.game.leduc.LeducLayout.RANKS;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/** Plays the strategy of {@link EquilibriumTable}, against which hardly anybody wins more than the value of the game. */
final class EquilibriumBot implements Player {
    private final MatchRandom random;

    EquilibriumBot(long seed) {
        random = new MatchRandom(seed);
    }

    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void decide(Observation observation, Orders orders) {
        if (observation.actors > 0) {
            String label = RANKS.get(TightBot.card(observation, OWN_CARD));
            String first = moves(observation, 0);
            int open = TightBot.card(observation, OPEN_CARD);
            int verb = open < 0
                    ? draw(label, first)
                    : draw(label + ' ' + first + ' ' + RANKS.get(open), moves(observation, 1));
            orders.set(0, verb, 0);
        }
    }

    private int draw(String label, String moves) {
        int drawn = random.nextInt(EquilibriumTable.CERTAIN);
        int fold = EquilibriumTable.fold(label, moves);
        return drawn < fold ? FOLD : drawn < fold + EquilibriumTable.raise(label, moves) ? RAISE : CALL;
    }

    /** Initials of the moves of a round. */
    private static String moves(Observation observation, int round) {
        StringBuilder moves = new StringBuilder();
        for (int move = 0; move < MOST_MOVES_A_ROUND; move++) {
            int flags = LeducLayout.move(round, move);
            if (observation.globals[flags] != 0) {
                moves.append('c');
            } else if (observation.globals[flags + 1] != 0) {
                moves.append('r');
            }
        }
        return moves.toString();
    }
}
