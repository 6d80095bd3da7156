package dev.agon.game.connect4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import org.junit.jupiter.api.Test;

class Connect4RulesTest {
    private final Connect4 game = new Connect4();

    @Test
    void fourOnTopOfEachOtherWin() {
        assertWinner(0, "0101010");
    }

    @Test
    void fourSideBySideWin() {
        assertWinner(1, "60616253");
    }

    @Test
    void fourOnARisingDiagonalWin() {
        assertWinner(0, "01122323363");
    }

    @Test
    void fourOnAFallingDiagonalWin() {
        assertWinner(0, "65544343303");
    }

    @Test
    void fourAroundTheEdgeOfTheBoardDoNotWin() {
        assertFalse(Board.fourInARow(Board.cell(0, 4) | Board.cell(0, 5) | Board.cell(1, 0) | Board.cell(1, 1)));
    }

    @Test
    void aFullBoardWithoutFourIsADraw() {
        Match match = play("232265064435200054111330024634316555161462");
        assertTrue(match.over());
        assertEquals(42, match.tick());
        assertEquals(0, match.outcome(0));
    }

    @Test
    void aFullColumnIsClosed() {
        Observation seen = new Observation(game.layout(), 1);
        play("333333").observe(0, seen);
        assertFalse(seen.legal(0, Connect4Layout.DROP, 3));
        assertEquals(6, seen.legalTargets(0, Connect4Layout.DROP));
    }

    @Test
    void aForbiddenOrderDropsIntoTheFirstOpenColumn() {
        assertEquals(play("0000001").hash(), play("0000000").hash());
    }

    @Test
    void eachSideSeesItsOwnDiscsAtTheBottomRow() {
        Observation seen = new Observation(game.layout(), 1);
        Match match = play("25");
        match.observe(1, seen);
        assertEquals(1, seen.plane(Connect4Layout.OWN, 5, 5));
        assertEquals(1, seen.plane(Connect4Layout.OPPONENT, 5, 2));
        match.observe(Match.SPECTATOR, seen);
        assertEquals(1, seen.plane(Connect4Layout.OWN, 5, 2));
    }

    private void assertWinner(int winner, String columns) {
        Match match = play(columns);
        assertEquals(winner >= 0, match.over());
        assertEquals(winner < 0 ? 0 : winner == 0 ? 1 : -1, match.outcome(0));
        assertEquals(-match.outcome(0), match.outcome(1));
    }

    /** Plays the columns given by their digits. */
    private Match play(String columns) {
        Match match = game.start(0);
        Orders[] orders = Orders.forGame(game);
        for (char column : columns.toCharArray()) {
            orders[match.tick() % 2].set(0, Connect4Layout.DROP, column - '0');
            match.advance(orders);
        }
        return match;
    }
}
