package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymmetryTest {
    private static void assertMirrored(Game game, String a, String b, long seed) {
        Duel duel = new Duel(game, game.start(seed), a, b, 10, 20);
        Duel mirrored = new Duel(game, game.start(seed), b, a, 20, 10);
        float[] terms = new float[game.rewardTerms().size()];
        float[] mirroredTerms = new float[terms.length];
        while (!duel.match.over()) {
            duel.tick();
            mirrored.tick();
            String where = game.name() + " " + a + "-" + b + " seed " + seed + " tick " + duel.match.tick();
            Seen.assertSame(duel.seen[0], mirrored.seen[1], where);
            Seen.assertSame(duel.seen[1], mirrored.seen[0], where);
            for (int seat = 0; seat < game.seats(); seat++) {
                int other = (seat + game.seats() / 2) % game.seats();
                duel.match.rewards(seat, terms);
                mirrored.match.rewards(other, mirroredTerms);
                assertArrayEquals(terms, mirroredTerms, where);
            }
        }
        assertEquals(duel.match.outcome(0), -mirrored.match.outcome(0), "outcome");
    }

    @Test
    void sidesSwappedGiveTheMirroredDuel() {
        assertMirrored(new Lanes1v1(), "rush", "guard", 1);
        assertMirrored(new Lanes1v1(), "random", "novice", 2);
        assertMirrored(new Lanes1v1().with(Map.of("lanes.heroes", "warden")), "rush", "novice", 3);
    }

    @Test
    void sidesSwappedGiveTheMirroredTeamMatch() {
        assertMirrored(new Lanes3v3(), "rush", "guard", 1);
        assertMirrored(new Lanes5v5(), "rush", "novice", 1);
        assertMirrored(new Lanes3v3(), "captain", "recruit", 2);
        assertMirrored(new Lanes5v5(), "captain", "rush", 3);
    }
}
