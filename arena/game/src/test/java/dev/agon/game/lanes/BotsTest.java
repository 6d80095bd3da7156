package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import java.util.List;
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
        assertTrue(score(new Lanes1v1(), "rush", "random", 60) >= 0.95);
        assertTrue(score(new Lanes3v3(), "rush", "random", 10) >= 0.9);
        assertTrue(score(new Lanes5v5(), "rush", "random", 6) >= 0.8);
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
            assertTrue(anchors.get(i).rating() > anchors.get(i - 1).rating());
        }
        assertEquals(0, anchors.get(0).rating());
    }
}
