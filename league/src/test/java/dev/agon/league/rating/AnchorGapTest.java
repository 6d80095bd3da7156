package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.league.store.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorGapTest {
    private static final List<Game.Anchor> ANCHORS =
            List.of(new Game.Anchor("strong", 1_000), new Game.Anchor("weak", 0), new Game.Anchor("middle", 600));

    @Test
    void isBetweenNeighboursThatNeverMet() {
        assertEquals(
                List.of(
                        new AnchorGap("bot:weak", "bot:middle", 0, 600),
                        new AnchorGap("bot:middle", "bot:strong", 600, 1_000)),
                AnchorGap.of(ANCHORS, List.of()));
    }

    @Test
    void staysOpenWhereOneAlwaysBeatsTheOtherHoweverOften() {
        List<Tally> always = List.of(
                new Tally("bot:middle", "bot:weak", 1_000, 0, 10), new Tally("bot:strong", "bot:middle", 0, 30, 20));

        assertEquals(List.of(new AnchorGap("bot:weak", "bot:middle", 0, 600)), AnchorGap.of(ANCHORS, always));
    }

    @Test
    void isClosedByAChainOfSnapshots() {
        List<Tally> chain = List.of(
                new Tally("main@1", "bot:weak", 15, 0, 5),
                new Tally("main@1", "main@2", 4, 0, 16),
                new Tally("main@3", "main@2", 10, 0, 10),
                new Tally("bot:middle", "main@3", 17, 0, 3),
                new Tally("bot:strong", "bot:middle", 7, 0, 3));

        assertEquals(List.of(), AnchorGap.of(ANCHORS, chain));
        assertEquals(1, AnchorGap.of(ANCHORS, chain.subList(1, 5)).size());
    }

    @Test
    void isNotClosedByAHandfulOfMatches() {
        List<Tally> few =
                List.of(new Tally("bot:middle", "bot:weak", 2, 0, 1), new Tally("bot:strong", "bot:middle", 3, 0, 1));

        assertEquals(
                List.of("bot:weak"),
                AnchorGap.of(ANCHORS, few).stream().map(AnchorGap::lower).toList());
    }

    @Test
    void isBridgedByARatingInsideIt() {
        AnchorGap gap = new AnchorGap("bot:weak", "bot:middle", 0, 600);

        assertTrue(gap.holds(new Rating(250, 50)));
        assertFalse(gap.holds(new Rating(30, 50)));
        assertFalse(gap.holds(new Rating(700, 50)));
        assertEquals(50, gap.distanceFromMiddle(new Rating(250, 50)));
    }
}
