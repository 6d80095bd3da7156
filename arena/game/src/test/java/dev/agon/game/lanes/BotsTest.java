package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotsTest {
    private static double score(Game game, String a, String b, int matches) {
        double sum = 0;
        for (int i = 0; i < matches; i++) {
            boolean swapped = i % 2 == 1;
            double amber = new Duel(game, swapped ? b : a, swapped ? a : b, i / 2).play();
            sum += swapped ? 1 - amber : amber;
        }
        return sum / matches;
    }

    @Test
    void rushBeatsRandom() {
        assertTrue(score(new Lanes1v1(), "rush", "random", 20) >= 0.95);
        assertTrue(score(new Lanes3v3(), "rush", "random", 8) >= 0.9);
        assertTrue(score(new Lanes5v5(), "rush", "random", 4) >= 0.9);
    }

    @Test
    void captainBeatsGuardAndRush() {
        assertTrue(score(new Lanes1v1(), "captain", "guard", 20) >= 0.7);
        assertTrue(score(new Lanes1v1(), "captain", "rush", 40) >= 0.55);
        assertTrue(score(new Lanes3v3(), "captain", "guard", 6) >= 0.7);
        assertTrue(score(new Lanes3v3(), "captain", "rush", 8) >= 0.5);
        assertTrue(score(new Lanes5v5(), "captain", "guard", 4) >= 0.7);
        assertTrue(score(new Lanes5v5(), "captain", "rush", 6) >= 0.5);
    }

    @Test
    void captainPlaysEveryHero() {
        Game game = new Lanes5v5().with(Map.of("lanes.heroes", "random"));
        assertTrue(score(game, "captain", "random", 4) >= 0.9);
    }

    @Test
    void everyAnchorBeatsTheOneBelow() {
        Game game = new Lanes1v1();
        List<Game.Anchor> anchors = game.anchors();
        for (int i = 1; i < anchors.size(); i++) {
            String upper = anchors.get(i).bot();
            String lower = anchors.get(i - 1).bot();
            double score = score(game, upper, lower, 60);
            assertTrue(score > 0.55, upper + " against " + lower + ": " + score);
        }
    }

    @Test
    void ratingsAreKnownForAllSizes() {
        for (Game game : List.of(new Lanes1v1(), new Lanes3v3(), new Lanes5v5())) {
            List<Game.Anchor> anchors = game.anchors();
            assertEquals(0, anchors.get(0).rating());
            assertEquals("captain", anchors.get(anchors.size() - 1).bot());
        }
    }
}
