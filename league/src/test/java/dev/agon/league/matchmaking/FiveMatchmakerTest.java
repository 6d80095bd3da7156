package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import dev.agon.league.store.MatchmakerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiveMatchmakerTest {
    private final FiveMatchmaker matchmaker = new FiveMatchmaker(7, 0.8, 0.01);

    @Test
    void playsTheLatestAsLongAsThereIsNoPast() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), matchmaker.next());
        }
    }

    @Test
    void playsThePastInAFifthOfTheMatches() {
        matchmaker.addSnapshot("main@1");
        int past = 0;
        for (int i = 0; i < 20_000; i++) {
            past += matchmaker.next().isPresent() ? 1 : 0;
        }

        // Four standard deviations of a share of 0.2.
        assertEquals(0.2, past / 20_000.0, 4 * Math.sqrt(0.2 * 0.8 / 20_000));
    }

    @Test
    void drawsThePastByTheExponentialOfItsQuality() {
        FiveMatchmaker past = new FiveMatchmaker(7, 0, 0.01);
        past.restore(new MatchmakerState(0, Map.of("a", Math.log(1), "b", Math.log(2), "c", Math.log(5))));
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 40_000; i++) {
            counts.merge(past.next().orElseThrow(), 1, Integer::sum);
        }

        assertEquals(1 / 8.0, counts.get("a") / 40_000.0, 0.01);
        assertEquals(2 / 8.0, counts.get("b") / 40_000.0, 0.01);
        assertEquals(5 / 8.0, counts.get("c") / 40_000.0, 0.01);
    }

    @Test
    void lowersTheQualityOfALoserByItsShareOverItsChance() {
        matchmaker.restore(new MatchmakerState(0, Map.of("a", Math.log(1), "b", Math.log(3))));

        matchmaker.result("a", 1);

        // η / (N p) = 0.01 / (2 · 1/4)
        assertEquals(0 - 0.02, matchmaker.state().scores().get("a"), 1e-12);
        assertEquals(Math.log(3), matchmaker.state().scores().get("b"));
    }

    @Test
    void changesNothingWhenTheAgentDrawsOrLoses() {
        matchmaker.addSnapshot("a");
        matchmaker.addSnapshot("b");

        matchmaker.result("a", 0);
        matchmaker.result("b", -1);
        matchmaker.result("stranger", 1);

        assertEquals(Map.of("a", 0.0, "b", 0.0), matchmaker.state().scores());
    }

    @Test
    void letsANewVersionEnterWithTheGreatestQuality() {
        matchmaker.restore(new MatchmakerState(0, Map.of("a", -0.5, "b", -2.0)));

        matchmaker.addSnapshot("c");
        matchmaker.addSnapshot("b");

        assertEquals(Map.of("a", -0.5, "b", -2.0, "c", -0.5), matchmaker.state().scores());
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() {
        for (int i = 0; i < 5; i++) {
            matchmaker.addSnapshot("main@" + i);
        }
        play(matchmaker, 500, new MatchRandom(1));
        FiveMatchmaker restarted = new FiveMatchmaker(7, 0.8, 0.01);
        restarted.restore(matchmaker.state());

        assertEquals(matchmaker.state(), restarted.state());
        List<Optional<String>> before = new ArrayList<>();
        List<Optional<String>> after = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            before.add(matchmaker.next());
            after.add(restarted.next());
        }
        assertEquals(before, after);
    }

    @Test
    void comesToPlayTheStrongMoreThanTheWeak() {
        FiveMatchmaker past = new FiveMatchmaker(7, 0, 0.01);
        past.addSnapshot("strong");
        past.addSnapshot("weak");
        MatchRandom random = new MatchRandom(5);
        for (int i = 0; i < 2_000; i++) {
            String opponent = past.next().orElseThrow();
            boolean won = random.nextFloat() < (opponent.equals("weak") ? 0.95 : 0.5);
            past.result(opponent, won ? 1 : -1);
        }

        assertTrue(past.probability("strong") > 0.95, "chance of the strong one: " + past.probability("strong"));
    }

    @Test
    void staysFiniteWhenManyResultsOfOneDrawComeIn() {
        matchmaker.addSnapshot("a");
        matchmaker.addSnapshot("b");
        for (int i = 0; i < 100_000; i++) {
            matchmaker.result("a", 1);
        }

        assertTrue(Double.isFinite(matchmaker.state().scores().get("a")));
        assertEquals(1, matchmaker.probability("b"), 1e-6);
    }

    private static void play(Matchmaker matchmaker, int matches, MatchRandom random) {
        for (int i = 0; i < matches; i++) {
            matchmaker.next().ifPresent(opponent -> matchmaker.result(opponent, 1 - random.nextInt(3)));
        }
    }
}
