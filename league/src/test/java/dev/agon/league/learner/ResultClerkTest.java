package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

    /** Has a clerk file the results; gives the table that it kept. */
    private RatingTable file(Store store, MatchResult... results) {
        RatingTable ratings = new RatingTable(game.anchors());
        LeagueDesk desk = new LeagueDesk(
                game, RunConfig.defaults("connect4"), 1, Matchmakers.agents(LeagueConfig.defaults(), 1), ratings);
        List.of(results).forEach(desk::result);
        new ResultClerk(game, desk, store, ratings, new RecentForm(), () -> 0, Clock.systemUTC()).close();
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
