package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.LeagueConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaterTest {
    private final Game game = Games.onClassPath().get("connect4");
    private final RatingTable ratings = new RatingTable(game.anchors());

    @Test
    void leavesItsCallerFreeWhileAPosteriorTakesLongAndMissesNothingByThat() {
        CountDownLatch thinking = new CountDownLatch(1);
        Rater rater = rater(() -> {
            try {
                thinking.await();
            } catch (InterruptedException asked) {
                throw new IllegalStateException(asked);
            }
            return ratings.posterior();
        });

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            rater.rate(matches(0, 20));
            rater.rate(matches(20, 30));
            rater.rate(matches(30, 47));
        });
        assertEquals(4, ratings.matches("main@0"), "only what was counted before the posterior was begun");
        thinking.countDown();
        rater.close();

        RatingTable oneByOne = new RatingTable(game.anchors());
        matches(0, 47).forEach(oneByOne::add);
        for (int snapshot = 0; snapshot < 5; snapshot++) {
            String player = "main@" + snapshot;
            assertEquals(oneByOne.rating(player), ratings.rating(player), player);
            assertEquals(oneByOne.matches(player), ratings.matches(player), player);
        }
    }

    @Test
    void goesOnBySingleResultsWhereAPosteriorIsNotFound() {
        Rater rater = rater(() -> {
            throw new ArithmeticException("not positive definite");
        });

        rater.rate(matches(0, 20));
        rater.rate(matches(20, 24));
        rater.close();

        assertEquals(
                24,
                IntStream.range(0, 5)
                        .mapToLong(i -> ratings.matches("main@" + i))
                        .sum());
        assertTrue(ratings.rating("main@0").mean() > 0);
    }

    @Test
    void passesOnWhatNobodyCanGoOnFrom() {
        Rater rater = rater(() -> {
            throw new OutOfMemoryError("a test's");
        });

        assertThrows(OutOfMemoryError.class, () -> {
            rater.rate(matches(0, 20));
            rater.close();
        });
    }

    private Rater rater(Supplier<Map<String, Rating>> posterior) {
        LeagueDesk desk = new LeagueDesk(
                game, RunConfig.defaults("connect4"), 1, Matchmakers.agents(LeagueConfig.defaults(), 1), ratings);
        return new Rater(desk, ratings, posterior);
    }

    /** Of five snapshots, in turns, against an anchor. */
    private List<MatchRecord> matches(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new MatchRecord(
                        "match-" + i,
                        Purpose.EVALUATION,
                        0,
                        Instant.EPOCH,
                        i,
                        10,
                        0,
                        List.of(
                                new Seat(0, "main@" + i % 5, i % 3 == 0 ? -1 : 1),
                                new Seat(1, "bot:" + game.anchors().get(1).bot(), i % 3 == 0 ? 1 : -1))))
                .toList();
    }
}
