package dev.agon.agents.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Orders;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a search finds that is told nothing: every order equally likely, every position even. */
class SearchTreeTest {
    private static final Game CONNECT4 = Games.onClassPath().get("connect4");
    private final SearchTree tree = new SearchTree(CONNECT4, (seen, legal, prior) -> {
        Arrays.fill(prior, 1.0 / prior.length);
        return 0;
    });

    @Test
    void takesFourInARowWhereItIsAtHand() {
        SearchNode root = tree.search(after(0, 6, 1, 6, 2, 5), 100);

        assertEquals(3, column(root));
        assertTrue(root.mean() > 0.5, () -> "won, but believed to be worth " + root.mean());
    }

    @Test
    void blocksThreeInARow() {
        SearchNode root = tree.search(after(6, 3, 6, 3, 0, 3), 400);

        assertEquals(3, column(root));
    }

    /** Amber, second to move into the row 2, 3 with both ends open, must be stopped before there are three. */
    @Test
    void seesThreeWithTwoOpenEndsComing() {
        SearchNode root = tree.search(after(2, 6, 3), 3_000);

        assertTrue(column(root) == 1 || column(root) == 4, () -> "dropped into column " + column(root));
    }

    @Test
    void aLostPositionIsWorthALoss() {
        SearchNode root = tree.search(after(2, 6, 3, 6, 4), 3_000);

        assertTrue(root.mean() < -0.5, () -> "lost, but believed to be worth " + root.mean());
    }

    /** Amber has three with both ends open: whatever Sky does, one is filled. */
    @Test
    void provesALossAndAsksNoMore() {
        SearchNode root = tree.search(after(2, 6, 3, 6, 4), 3_000);

        assertTrue(root.isProven());
        assertEquals(-1, root.mean());
        assertTrue(root.visits() < 3_000, () -> root.visits() + " visits of what was certain");
    }

    @Test
    void provesAWinThroughBothSides() {
        SearchNode root = tree.search(after(2, 6, 3, 6), 3_000);

        assertTrue(root.isProven());
        assertEquals(1, root.mean());
        assertTrue(column(root) == 1 || column(root) == 4, () -> "dropped into column " + column(root));
    }

    @Test
    void nothingIsProvenOfAMatchThatHasBegun() {
        assertFalse(tree.search(after(3), 400).isProven());
    }

    /** All columns lose but the fourth. However much the policy likes the first one, and looks into it, it is not taken. */
    @Test
    void whatLosesForCertainIsNotTakenHoweverOftenItWasLookedInto() {
        SearchTree stubborn = new SearchTree(CONNECT4, (seen, legal, prior) -> {
            Arrays.fill(prior, 0.02);
            prior[0] = 0.88;
            return 0;
        });

        SearchNode root = stubborn.search(after(3, 6, 3, 6, 3), 80);

        assertEquals(-1, root.proof(0));
        assertEquals(Arrays.stream(root.visits).max().orElseThrow(), root.visits[0]);
        assertNotEquals(0, column(root));
    }

    @Test
    void leavesTheMatchAsItWas() {
        Match match = after(3, 3);
        long before = match.hash();

        SearchNode root = tree.search(match, 50);

        assertEquals(before, match.hash());
        assertEquals(50, root.visits());
        assertEquals(50, Arrays.stream(root.visits).sum());
    }

    @Test
    void refusesThoseWhoDecideAtOnce() {
        Game lanes = Games.onClassPath().get("lanes1v1");
        SearchTree ofLanes = new SearchTree(lanes, (seen, legal, prior) -> 0);

        Exception refused = assertThrows(IllegalStateException.class, () -> ofLanes.search(lanes.start(1), 1));

        assertTrue(String.valueOf(refused.getMessage()).contains("one view decides at a time"), refused::getMessage);
    }

    private static int column(SearchNode root) {
        return root.legal.target(0, root.best());
    }

    static Match after(int... columns) {
        Match match = CONNECT4.start(0);
        Orders[] orders = Orders.forGame(CONNECT4);
        for (int column : columns) {
            int mover = match.awaits(0) ? 0 : 1;
            orders[mover].set(0, 0, column);
            match.advance(orders);
        }
        return match;
    }
}
