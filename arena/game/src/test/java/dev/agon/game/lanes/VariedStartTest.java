package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Duel;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.VariedStart;
import org.junit.jupiter.api.Test;

class VariedStartTest {
    @Test
    void equalSeedsGiveEqualStartsAndOthersDiffer() {
        VariedStart game = new Lanes3v3();
        assertEquals(game.startVaried(3).hash(), game.startVaried(3).hash());
        assertNotEquals(game.startVaried(3).hash(), game.startVaried(4).hash());
        assertNotEquals(game.startVaried(3).hash(), game.start(3).hash());
    }

    @Test
    void matchesFromTheMiddleAreLegalAndEnd() {
        for (LanesGame game : new LanesGame[] {new Lanes1v1(), new Lanes3v3(), new Lanes5v5()}) {
            for (long seed = 0; seed < 20; seed++) {
                Match match = game.startVaried(seed);
                assertEquals(0, match.tick());
                assertFalse(match.over());
                Duel duel = new Duel(game, match, "rush", "random", 1, 2);
                assertInRange(duel, game.name() + " seed " + seed);
                duel.play();
                assertTrue(match.tick() <= game.maxTicks());
            }
        }
    }

    private static void assertInRange(Duel duel, String where) {
        Observation seen = duel.seen[0];
        duel.match.observe(0, seen);
        for (int row = 0; row < seen.entities; row++) {
            for (int f = 0; f < seen.layout.features().size(); f++) {
                Feature feature = seen.layout.features().get(f);
                float value = seen.feature(row, f);
                assertTrue(value >= feature.low() && value <= feature.high(), where + " " + feature + " " + value);
            }
        }
    }
}
