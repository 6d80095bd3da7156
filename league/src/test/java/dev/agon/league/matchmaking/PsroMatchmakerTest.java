package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.config.PsroConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PsroMatchmakerTest {
    private static final String ROCK = "main@1";
    private static final String PAPER = "main@2";
    private static final String SCISSORS = "main@3";

    @Test
    void playsTheLatestAsLongAsThereIsNoPast() {
        PsroMatchmaker matchmaker = matchmaker(0, 64);
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), matchmaker.next());
        }
    }

    @Test
    void mixesPlayersWhoBeatEachOtherInACycle() {
        PsroMatchmaker matchmaker = matchmaker(0, 64);
        List.of(ROCK, PAPER, SCISSORS).forEach(matchmaker::addSnapshot);
        // In 200 matches each: payoffs of 192/204, 92/204 and 32/204. In a cycle everybody is drawn in proportion to
        // what
        // the two others pay each other.
        measure(matchmaker, PAPER, ROCK, 196, 4);
        measure(matchmaker, SCISSORS, PAPER, 146, 54);
        measure(matchmaker, ROCK, SCISSORS, 116, 84);

        double sum = 192 + 92 + 32;
        double equal = 0.25 / 3;
        assertEquals(equal + 0.75 * 92 / sum, matchmaker.chances().get(ROCK), 1e-6);
        assertEquals(equal + 0.75 * 32 / sum, matchmaker.chances().get(PAPER), 1e-6);
        assertEquals(equal + 0.75 * 192 / sum, matchmaker.chances().get(SCISSORS), 1e-6);
    }

    @Test
    void leavesToChanceAloneWhoeverIsDominated() {
        PsroMatchmaker matchmaker = matchmaker(0, 64);
        List.of(ROCK, PAPER).forEach(matchmaker::addSnapshot);
        measure(matchmaker, PAPER, ROCK, 150, 50);

        assertEquals(0.125, matchmaker.chances().get(ROCK), 1e-6);
        assertEquals(0.875, matchmaker.chances().get(PAPER), 1e-6);
    }

    @Test
    void takesWhatTheLatestWonForTheRowOfItsSnapshot() {
        PsroMatchmaker matchmaker = matchmaker(0, 64);
        matchmaker.addSnapshot(ROCK);
        for (int i = 0; i < 100; i++) {
            matchmaker.result(ROCK, 1);
        }
        matchmaker.addSnapshot(PAPER);

        // Each match counts 0.99 of the one after it.
        double counted = (1 - Math.pow(0.99, 100)) / 0.01;
        assertEquals(counted, matchmaker.state().scores().get("payoff-played " + ROCK + " against " + PAPER), 1e-9);
        assertEquals(0, matchmaker.state().scores().get("payoff-won " + ROCK + " against " + PAPER));
        assertEquals(0.875, matchmaker.chances().get(PAPER), 1e-6);
    }

    @Test
    void theRowOfASnapshotIsOfItAndNotOfItsAncestors() {
        PsroMatchmaker matchmaker = matchmaker(0, 64);
        matchmaker.addSnapshot(ROCK);
        for (int i = 0; i < 5_000; i++) {
            matchmaker.result(ROCK, 1);
        }
        for (int i = 0; i < 300; i++) {
            matchmaker.result(ROCK, -1);
        }
        matchmaker.addSnapshot(SCISSORS);

        assertEquals(0.875, matchmaker.chances().get(ROCK), 1e-6);
    }

    @Test
    void comesNearItsChancesInTheHandfulOfDrawsThatAnUpdateHas() {
        PsroMatchmaker matchmaker = matchmaker(0.5, 64);
        for (int i = 0; i < 5; i++) {
            matchmaker.addSnapshot("main@" + i);
        }

        for (int update = 0; update < 100; update++) {
            Map<String, Integer> counts = new TreeMap<>();
            for (int i = 0; i < 10; i++) {
                counts.merge(matchmaker.next().orElse("latest"), 1, Integer::sum);
            }
            assertEquals(5, counts.get("latest"), 1, "of ten: " + counts);
            for (int i = 0; i < 5; i++) {
                assertEquals(1, counts.getOrDefault("main@" + i, 0), 1, "of ten: " + counts);
            }
        }
    }

    @Test
    void drawsByTheMixtureInItsShareOfTheMatches() {
        PsroMatchmaker matchmaker = matchmaker(0.5, 64);
        List.of(ROCK, PAPER).forEach(matchmaker::addSnapshot);
        measure(matchmaker, PAPER, ROCK, 150, 50);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 40_000; i++) {
            counts.merge(matchmaker.next().orElse("latest"), 1, Integer::sum);
        }

        assertEquals(0.5, counts.get("latest") / 40_000.0, 0.01);
        assertEquals(0.0625, counts.get(ROCK) / 40_000.0, 0.01);
        assertEquals(0.4375, counts.get(PAPER) / 40_000.0, 0.01);
    }

    @Test
    void letsTheLeastLikelyLeaveForGoodWhenThereAreTooMany() {
        PsroMatchmaker matchmaker = matchmaker(0, 2);
        List.of(ROCK, PAPER).forEach(matchmaker::addSnapshot);
        measure(matchmaker, ROCK, PAPER, 150, 50);

        matchmaker.addSnapshot(SCISSORS);
        matchmaker.addSnapshot(PAPER);

        assertEquals(List.of(ROCK, SCISSORS), List.copyOf(matchmaker.chances().keySet()));
        assertTrue(
                matchmaker.state().scores().keySet().stream().noneMatch(key -> key.endsWith("against " + PAPER)),
                matchmaker.state().toString());
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() {
        PsroMatchmaker matchmaker = matchmaker(0.5, 3);
        List.of("main@0", ROCK, PAPER, SCISSORS).forEach(matchmaker::addSnapshot);
        measure(matchmaker, PAPER, ROCK, 98, 2);
        matchmaker.result(SCISSORS, 1);
        PsroMatchmaker restarted = matchmaker(0.5, 3);
        restarted.restore(matchmaker.state());
        restarted.addSnapshot("main@0");

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

    private static PsroMatchmaker matchmaker(double latestShare, int mostSnapshots) {
        return new PsroMatchmaker("main", 7, new PsroConfig(latestShare, 0.25, 4, mostSnapshots));
    }

    /** Matches that measure; after every 200 the mixture is computed anew. */
    private static void measure(PsroMatchmaker matchmaker, String player, String opponent, int won, int lost) {
        for (int i = 0; i < won; i++) {
            matchmaker.measured(player, opponent, 1);
        }
        for (int i = 0; i < lost; i++) {
            matchmaker.measured(player, opponent, -1);
        }
    }
}
