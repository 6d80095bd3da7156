package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import dev.agon.league.config.PfspConfig;
import dev.agon.league.config.PfspConfig.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PfspMatchmakerTest {
    @Test
    void playsTheLatestAsLongAsThereIsNoPast() {
        PfspMatchmaker matchmaker = matchmaker(0, Weighting.HARD);
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), matchmaker.next());
        }
    }

    @Test
    void weighsThePastByTheSquareOfTheChanceToLose() {
        PfspMatchmaker matchmaker = matchmaker(0, Weighting.HARD);
        meet(matchmaker);

        // Rates with two won and two lost before: a (8 + 2) / 12 = 5/6, b (2 + 2) / 8 = 1/2, c 1/2 for want of matches.
        // Weights (1 - x)²: 1/36, 1/4, 1/4, which is 1 : 9 : 9.
        assertEquals(1 / 19.0, matchmaker.chances().get("a"), 1e-12);
        assertEquals(9 / 19.0, matchmaker.chances().get("b"), 1e-12);
        assertEquals(9 / 19.0, matchmaker.chances().get("c"), 1e-12);
    }

    @Test
    void weighsThePastByHowCloseItIsWhereThatIsAskedFor() {
        PfspMatchmaker matchmaker = matchmaker(0, Weighting.CLOSE);
        meet(matchmaker);

        // Weights x (1 - x): 5/36, 1/4, 1/4, which is 5 : 9 : 9.
        assertEquals(5 / 23.0, matchmaker.chances().get("a"), 1e-12);
        assertEquals(9 / 23.0, matchmaker.chances().get("b"), 1e-12);
        assertEquals(9 / 23.0, matchmaker.chances().get("c"), 1e-12);
    }

    @Test
    void countsADrawAsHalf() {
        PfspMatchmaker matchmaker = matchmaker(0, Weighting.HARD);
        matchmaker.addSnapshot("a");
        matchmaker.addSnapshot("b");
        for (int i = 0; i < 4; i++) {
            matchmaker.result("a", 0);
            matchmaker.result("b", -1);
        }

        // Rates (2 + 2) / 8 = 1/2 and 2 / 8 = 1/4; weights 4/16 and 9/16.
        assertEquals(4 / 13.0, matchmaker.chances().get("a"), 1e-12);
        assertEquals(9 / 13.0, matchmaker.chances().get("b"), 1e-12);
    }

    @Test
    void drawsByTheseChancesInItsShareOfTheMatches() {
        PfspMatchmaker matchmaker = matchmaker(0.25, Weighting.HARD);
        meet(matchmaker);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 40_000; i++) {
            counts.merge(matchmaker.next().orElse("latest"), 1, Integer::sum);
        }

        assertEquals(0.25, counts.get("latest") / 40_000.0, 0.01);
        assertEquals(0.75 * 1 / 19, counts.get("a") / 40_000.0, 0.01);
        assertEquals(0.75 * 9 / 19, counts.get("b") / 40_000.0, 0.01);
        assertEquals(0.75 * 9 / 19, counts.get("c") / 40_000.0, 0.01);
    }

    @Test
    void letsOldResultsFadeAsSnapshotsJoin() {
        PfspMatchmaker matchmaker = matchmaker(0, Weighting.HARD);
        matchmaker.addSnapshot("a");
        for (int i = 0; i < 8; i++) {
            matchmaker.result("a", 1);
        }
        matchmaker.addSnapshot("b");
        matchmaker.addSnapshot("c");
        matchmaker.addSnapshot("b");

        // Of 8 matches won count 4 after two snapshots, at a half-life of two: (4 + 2) / 8 = 3/4; weights 1/16, 4/16,
        // 4/16.
        assertEquals(1 / 9.0, matchmaker.chances().get("a"), 1e-12);
        assertEquals(4 / 9.0, matchmaker.chances().get("b"), 1e-12);
    }

    @Test
    void ignoresResultsOfStrangers() {
        PfspMatchmaker matchmaker = matchmaker(0, Weighting.HARD);
        matchmaker.addSnapshot("a");
        matchmaker.result("stranger", 1);

        assertEquals(Map.of("a", 1.0), matchmaker.chances());
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() {
        PfspMatchmaker matchmaker = matchmaker(0.5, Weighting.HARD);
        for (int i = 0; i < 5; i++) {
            matchmaker.addSnapshot("main@" + i);
            play(matchmaker, 100, new MatchRandom(i));
        }
        PfspMatchmaker restarted = matchmaker(0.5, Weighting.HARD);
        restarted.restore(matchmaker.state());

        assertTrue(matchmaker.state().scores().get("played main@0") > 0);
        assertEquals(matchmaker.state(), restarted.state());
        List<Optional<String>> before = new ArrayList<>();
        List<Optional<String>> after = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            before.add(matchmaker.next());
            after.add(restarted.next());
        }
        assertEquals(before, after);
        assertTrue(before.stream().distinct().count() > 2, before.toString());
    }

    private static PfspMatchmaker matchmaker(double latestShare, Weighting weighting) {
        return new PfspMatchmaker(7, new PfspConfig(latestShare, weighting, 2));
    }

    /** Eight matches won of a, two of four of b, none of c. */
    private static void meet(Matchmaker matchmaker) {
        List.of("a", "b", "c").forEach(matchmaker::addSnapshot);
        for (int i = 0; i < 8; i++) {
            matchmaker.result("a", 1);
        }
        for (int outcome : new int[] {1, 1, -1, -1}) {
            matchmaker.result("b", outcome);
        }
    }

    private static void play(Matchmaker matchmaker, int matches, MatchRandom random) {
        for (int i = 0; i < matches; i++) {
            matchmaker.next().ifPresent(opponent -> matchmaker.result(opponent, 1 - random.nextInt(3)));
        }
    }
}
