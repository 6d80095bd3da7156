package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.LeagueConfig;
import dev.agon.league.config.RunConfig;
import dev.agon.league.matchmaking.Matchmakers;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.KeptReplay;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultClerkTest {
    private final Game game = Games.onClassPath().get("connect4");

    @TempDir
    Path folder;

    @Test
    void filesAnExhibitionMatchOnceAsAnEvaluationHoweverOftenItIsTold() {
        MatchResult result = result().setExhibition("abc").build();
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            RatingTable ratings = file(store, result, result);
            RatingTable afterRestart = file(store, result);

            List<MatchRecord> filed = rated(store);
            assertEquals(1, filed.size());
            assertEquals(MatchRecord.Purpose.EXHIBITION, filed.get(0).purpose());
            assertEquals("exhibition/abc", filed.get(0).key());
            assertEquals("main@3", filed.get(0).seats().get(0).player());
            assertEquals(1, ratings.matches("main@3"));
            assertTrue(ratings.rating("main@3").mean() > 0);
            assertEquals(0, afterRestart.matches("main@3"));
        }
    }

    @Test
    void leavesOutAnExhibitionMatchOfAPlayerThatChanges() {
        MatchResult result = result().setExhibition("abc")
                .setPlayers(0, PlayerRef.newBuilder().setLatest(true))
                .build();
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            file(store, result);

            assertTrue(rated(store).isEmpty());
        }
    }

    @Test
    void saysThatAResultIsKeptOnlyOnceItIsInTheStore() {
        MatchResult measured = result().setLease("1-1").setEvaluation(true).build();
        MatchResult trained = result().setLease("1-1").setMatch(1).build();
        LeagueDesk desk = desk(new RatingTable(game.anchors()));
        AtomicInteger kept = new AtomicInteger();
        desk.results(List.of(trained), kept::incrementAndGet);
        assertEquals(1, kept.get(), "a match to learn from is not stored");
        desk.results(List.of(measured, trained), kept::incrementAndGet);
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            clerk(desk, failing(store), new RatingTable(game.anchors())).close();
            assertEquals(1, kept.get(), "the store failed");
            assertTrue(rated(store).isEmpty());

            desk.results(List.of(measured), kept::incrementAndGet);
            assertEquals(1, kept.get());
            clerk(desk, store, new RatingTable(game.anchors())).close();
            assertEquals(2, kept.get());
            assertEquals(1, rated(store).size());
        }
    }

    @Test
    void passesOverAResultThatNoStoreCouldKeep() {
        AtomicInteger kept = new AtomicInteger();
        LeagueDesk desk = desk(new RatingTable(game.anchors()));
        desk.results(
                List.of(result().setEvaluation(true)
                        .setPlayers(1, PlayerRef.newBuilder().setBot("a\0b"))
                        .build()),
                kept::incrementAndGet);
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            clerk(desk, store, new RatingTable(game.anchors())).close();

            assertEquals(1, kept.get());
            assertTrue(rated(store).isEmpty());
        }
    }

    @Test
    void recordsALeaseAndWhatBecameOfIt() {
        LeagueDesk desk = desk(new RatingTable(game.anchors()));
        desk.addSnapshot("main@3");
        desk.measureOnly();
        Lease lease = desk.lease("worker-1", 2);
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            clerk(desk, store, new RatingTable(game.anchors())).close();
            assertEquals(2, store.pendingLeases().get(0).pending().size());

            desk.results(
                    List.of(result().setLease(lease.getId())
                            .setMatch(1)
                            .setEvaluation(true)
                            .build()),
                    () -> {});
            clerk(desk, store, new RatingTable(game.anchors())).close();
            assertEquals(1, store.pendingLeases().get(0).filed());
            assertEquals(1, store.pendingLeases().get(0).pending().size());

            desk.joined("worker-1", 2);
            Lease again = desk.lease("worker-1", 2);
            assertEquals(lease.getId(), again.getId());
            assertEquals(
                    1,
                    again.getAssignmentsList().stream()
                            .mapToInt(Assignment::getSeedsCount)
                            .sum(),
                    "only what is open goes to another process");
        }
    }

    @Test
    void recordsTheReplayOfAnExhibitionMatch() {
        MatchResult shown = result().setExhibition("abc")
                .setReplay(KeptReplay.newBuilder().setFile("replays/x.replay").setHash("12ab"))
                .build();
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            file(store, shown);

            assertEquals("exhibition/abc", store.lastReplays(9).get(0).matchKey());
            assertEquals("replays/x.replay", store.lastReplays(9).get(0).file());
        }
    }

    @Test
    void filesAsEverWhileTheClockIsSetAnHourToAndFro() throws InterruptedException {
        Clock jumping = new Clock() {
            private final AtomicInteger read = new AtomicInteger();

            @Override
            public Instant instant() {
                return Instant.EPOCH.plus(Duration.ofHours(1 + read.incrementAndGet() % 3));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        RatingTable ratings = new RatingTable(game.anchors());
        LeagueDesk desk = desk(ratings);
        CountDownLatch kept = new CountDownLatch(50);
        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            ResultClerk clerk = new ResultClerk(game, desk, store, ratings, new RecentForm(), () -> 0, jumping);
            try (clerk) {
                clerk.start();
                for (int match = 0; match < 50; match++) {
                    desk.results(
                            List.of(result().setLease("1-1")
                                    .setMatch(match)
                                    .setEvaluation(true)
                                    .build()),
                            kept::countDown);
                }
                assertTrue(kept.await(60, TimeUnit.SECONDS), "results that were not kept");
            }
            assertEquals(50, rated(store).size());
            assertEquals(50, ratings.matches("main@3"));
            assertTrue(store.ratings().stream().anyMatch(rating -> rating.matches() == 50), "ratings as they ended");
        }
    }

    @Test
    void tellsTheLearnerThatItCannotGoOnRatherThanLeaveItWaiting() {
        RatingTable ratings = new RatingTable(game.anchors());
        LeagueDesk desk = desk(ratings);
        AtomicBoolean first = new AtomicBoolean(true);
        try (Store store = SqliteStore.open(folder.resolve("league.db"));
                ResultClerk clerk = clerk(
                        desk,
                        failing(store, () -> first.getAndSet(false) ? new LinkageError("broken") : null),
                        ratings)) {
            clerk.start();
            clerk.check();
            desk.results(List.of(result().setLease("1-1").setEvaluation(true).build()), () -> {});

            assertThrows(LinkageError.class, () -> {
                for (int wait = 0; wait < 1_000; wait++) {
                    clerk.check();
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            });
        }
    }

    /** A store that takes no matches, as one without room. */
    private static Store failing(Store store) {
        return failing(store, () -> new IllegalStateException("no room"));
    }

    private static Store failing(Store store, Supplier<@Nullable Throwable> failure) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Throwable thrown = method.getName().equals("addMatches") ? failure.get() : null;
                    if (thrown != null) {
                        throw thrown;
                    }
                    return method.invoke(store, arguments);
                });
    }

    private LeagueDesk desk(RatingTable ratings) {
        return new LeagueDesk(
                game, RunConfig.defaults("connect4"), 1, Matchmakers.agents(LeagueConfig.defaults(), 1), ratings);
    }

    private ResultClerk clerk(LeagueDesk desk, Store store, RatingTable ratings) {
        return new ResultClerk(game, desk, store, ratings, new RecentForm(), () -> 0, Clock.systemUTC());
    }

    /** Has a clerk file the results; gives the table that it kept. */
    private RatingTable file(Store store, MatchResult... results) {
        RatingTable ratings = new RatingTable(game.anchors());
        LeagueDesk desk = desk(ratings);
        desk.results(List.of(results), () -> {});
        clerk(desk, store, ratings).close();
        return ratings;
    }

    private static MatchResult.Builder result() {
        return MatchResult.newBuilder()
                .addPlayers(PlayerRef.newBuilder().setSnapshot(3))
                .addPlayers(PlayerRef.newBuilder().setBot("random"))
                .addOutcomes(1)
                .addOutcomes(-1);
    }

    private static List<MatchRecord> rated(Store store) {
        List<MatchRecord> matches = new ArrayList<>();
        store.forEachRatedMatch(matches::add);
        return matches;
    }
}
