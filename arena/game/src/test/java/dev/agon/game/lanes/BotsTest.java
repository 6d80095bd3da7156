package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BotsTest {
    @Test
    void rushBeatsRandom() {
        assertTrue(Duel.score(new Lanes1v1(), "rush", "random", 20) >= 0.95);
        assertTrue(Duel.score(new Lanes3v3(), "rush", "random", 8) >= 0.9);
        assertTrue(Duel.score(new Lanes5v5(), "rush", "random", 4) >= 0.9);
    }

    @Test
    void captainBeatsGuardAndRush() {
        assertTrue(Duel.score(new Lanes1v1(), "captain", "guard", 20) >= 0.7);
        assertTrue(Duel.score(new Lanes1v1(), "captain", "rush", 40) >= 0.55);
        assertTrue(Duel.score(new Lanes3v3(), "captain", "guard", 6) >= 0.7);
        assertTrue(Duel.score(new Lanes3v3(), "captain", "rush", 8) >= 0.5);
        assertTrue(Duel.score(new Lanes5v5(), "captain", "guard", 4) >= 0.7);
        assertTrue(Duel.score(new Lanes5v5(), "captain", "rush", 6) >= 0.5);
    }

    @Test
    void captainPlaysEveryHero() {
        Game game = new Lanes5v5().with(Map.of("lanes.heroes", "random"));
        assertTrue(Duel.score(game, "captain", "random", 4) >= 0.9);
    }

    @Test
    void everyAnchorBeatsTheOneBelow() {
        Duel.assertAnchorsInOrder(new Lanes1v1(), 60);
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
