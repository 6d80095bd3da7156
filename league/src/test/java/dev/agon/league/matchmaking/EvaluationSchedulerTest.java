package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.connect4.Connect4;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationSchedulerTest {
    private final RatingTable ratings = new RatingTable(new Connect4().anchors());

    @Test
    void neverTakesMoreThanItsShare() {
        EvaluationScheduler scheduler = new EvaluationScheduler(0.1, ratings);
        scheduler.addSnapshot("main@1");
        double evaluation = 0;
        double all = 0;
        for (int i = 0; i < 2_000; i++) {
            double amount = 1 + i % 7;
            all += amount;
            evaluation += scheduler.next(amount).isPresent() ? amount : 0;
            assertTrue(evaluation <= 0.1 * all, "after " + i);
        }
        assertTrue(evaluation > 0.095 * all, "share " + evaluation / all);
    }

    @Test
    void measuresNothingWithoutASnapshotOrAShare() {
        EvaluationScheduler none = new EvaluationScheduler(0.1, ratings);
        EvaluationScheduler noShare = new EvaluationScheduler(0, ratings);
        noShare.addSnapshot("main@1");
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), none.next(1));
            assertEquals(Optional.empty(), noShare.next(1));
        }
    }

    @Test
    void letsTheNewestMeetEveryAnchorEquallyOften() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.addSnapshot("main@2");
        Map<String, Integer> met = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            Pairing pairing = scheduler.next(1).orElseThrow();
            if (i % 2 == 0) {
                assertEquals("main@2", pairing.player());
                met.merge(pairing.opponent(), 1, Integer::sum);
            }
        }
        assertEquals(4, met.size());
        met.values().forEach(count -> assertTrue(count >= 5, met.toString()));
    }

    @Test
    void letsEveryAnchorBeMetThoughSnapshotsFollowEachOtherQuickly() {
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        Map<String, Integer> met = new TreeMap<>();
        for (int version = 1; version <= 32; version++) {
            scheduler.addSnapshot("main@" + version);
            met.merge(scheduler.next(1).orElseThrow().opponent(), 1, Integer::sum);
            scheduler.next(1);
        }
        assertEquals(Map.of("bot:random", 8, "bot:win-block", 8, "bot:lookahead", 8, "bot:minimax4", 8), met);
    }

    @Test
    void prefersTheMatchWhoseResultIsLeastCertain() {
        for (int i = 0; i < 60; i++) {
            // As strong as win-block (650), and well known.
            ratings.add(duel("main@1", "bot:win-block", i % 2 == 0 ? 1 : -1));
        }
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.next(1);

        assertEquals(Optional.of(new Pairing("main@1", "bot:win-block")), scheduler.next(1));
    }

    @Test
    void prefersTheSnapshotOfWhichLeastIsKnown() {
        for (int i = 0; i < 200; i++) {
            ratings.add(duel("main@1", "bot:win-block", i % 2 == 0 ? 1 : -1));
        }
        EvaluationScheduler scheduler = new EvaluationScheduler(1, ratings);
        scheduler.addSnapshot("main@1");
        scheduler.addSnapshot("main@2");
        List<String> measured = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scheduler.next(1);
            measured.add(scheduler.next(1).orElseThrow().player());
        }

        assertEquals(10, measured.stream().filter("main@2"::equals).count(), measured.toString());
    }

    private static MatchRecord duel(String first, String second, double outcome) {
        return new MatchRecord(
                "k",
                Purpose.EVALUATION,
                0,
                Instant.EPOCH,
                0,
                0,
                0,
                List.of(new Seat(0, first, outcome), new Seat(1, second, -outcome)));
    }
}
