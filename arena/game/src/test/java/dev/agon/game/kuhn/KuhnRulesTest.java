package dev.agon.game.kuhn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Enumerable.Node;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import org.junit.jupiter.api.Test;

class KuhnRulesTest {
    /** Index of the deal of a jack to Amber and a king to Sky. */
    private static final int JACK_AGAINST_KING = 1;

    private final Kuhn game = new Kuhn();

    @Test
    void theHigherCardWinsOneAfterTwoPasses() {
        assertEnd("pp", -1);
    }

    @Test
    void theHigherCardWinsTwoAfterABetAndACall() {
        assertEnd("bb", -2);
        assertEnd("pbb", -2);
    }

    @Test
    void whoFoldsLosesOneWhateverTheCards() {
        assertEnd("bp", 1);
        assertEnd("pbp", -1);
    }

    @Test
    void aPassAndABetLeaveTheMatchOpen() {
        assertFalse(play("pb").over());
        assertTrue(play("pb").awaits(0));
    }

    @Test
    void nothingIsSeenOfTheOpponentsCardBeforeTheShowdown() {
        Observation seen = new Observation(game.layout(), 1);
        for (String moves : new String[] {"", "p", "b", "pb", "bp", "pbp"}) {
            play(moves).observe(0, seen);
            assertEquals(0, opponentsCards(seen), moves);
        }
        play("pp").observe(0, seen);
        assertEquals(1, seen.globals[KuhnLayout.OPPONENT_CARD + 2]);
    }

    @Test
    void theCardsMustBeDealtBeforeAMove() {
        assertThrows(IllegalStateException.class, () -> game.root().advance(Orders.forGame(game)));
    }

    @Test
    void resamplingDealsTheOpponentEachOfTheOtherCards() {
        int[] seen = new int[3];
        MatchRandom random = new MatchRandom(1);
        for (int i = 0; i < 1000; i++) {
            KuhnMatch match = (KuhnMatch) play("p");
            match.resample(0, random);
            seen[opponentsCard(match)]++;
        }
        assertEquals(0, seen[0]);
        assertEquals(500, seen[1], 60);
    }

    private static int opponentsCard(KuhnMatch match) {
        String card = match.informationState(1).split(" ")[0];
        return KuhnLayout.CARDS.indexOf(card);
    }

    private static float opponentsCards(Observation seen) {
        float sum = 0;
        for (int card = 0; card < 3; card++) {
            sum += seen.globals[KuhnLayout.OPPONENT_CARD + card];
        }
        return sum;
    }

    private void assertEnd(String moves, int amberWins) {
        Node match = play(moves);
        assertTrue(match.over());
        assertEquals(amberWins, match.outcome(0));
        assertEquals(-amberWins, match.outcome(1));
    }

    /** Deals a jack to Amber and a king to Sky and plays the moves, {@code p} for pass and {@code b} for bet. */
    private Node play(String moves) {
        Node match = game.root();
        match.chance(JACK_AGAINST_KING);
        Orders[] orders = Orders.forGame(game);
        for (char move : moves.toCharArray()) {
            orders[match.tick() % 2].set(0, move == 'b' ? KuhnLayout.BET : KuhnLayout.PASS, 0);
            match.advance(orders);
        }
        return match;
    }
}
