package dev.agon.game.kuhn;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/**
 * Plays an equilibrium of Kuhn poker: nobody wins more than the value of the game against it. Of the family that Kuhn gives for
 * the first to act it takes the one that bluffs most: α = 1/3.
 */
final class EquilibriumBot implements Player {
    private static final int JACK = 0;
    private static final int QUEEN = 1;

    private final MatchRandom random;

    EquilibriumBot(long seed) {
        random = new MatchRandom(seed);
    }

    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void decide(Observation observation, Orders orders) {
        if (observation.actors > 0) {
            boolean bets = random.nextInt(3) < thirdsToBet(observation);
            orders.set(0, bets ? KuhnLayout.BET : KuhnLayout.PASS, 0);
        }
    }

    /** In how many of three cases it bets. */
    static int thirdsToBet(Observation observation) {
        boolean first = observation.globals[KuhnLayout.ACTS_FIRST] != 0;
        int lastMove = observation.tick - 1;
        boolean answersBet = lastMove >= 0 && observation.globals[KuhnLayout.MOVES + 2 * lastMove + 1] != 0;
        if (observation.globals[KuhnLayout.OWN_CARD + JACK] != 0) {
            return answersBet ? 0 : 1;
        }
        if (observation.globals[KuhnLayout.OWN_CARD + QUEEN] != 0) {
            return answersBet ? (first ? 2 : 1) : 0;
        }
        return 3;
    }
}
