package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingTableTest {
    private final Game game = new Connect4();
    private final RatingTable table = new RatingTable(game.anchors());

    @TempDir
    Path folder;

    @Test
    void holdsTheAnchorsOfTheGameStill() {
        for (int i = 0; i < 50; i++) {
            table.add(duel("main@1", "bot:random", -1, Purpose.EVALUATION));
        }

        assertEquals(Rating.frozen(0), table.rating("bot:random"));
        assertEquals(50, table.matches("bot:random"));
        assertTrue(table.rating("main@1").mean() < -300);
    }

    @Test
    void ratesFrozenPlayersOnly() {
        table.add(duel("main@1", "bot:random", 1, Purpose.TRAINING));
        table.add(duel("human", "bot:random", 1, Purpose.PLAY));

        assertEquals(RatingTable.UNKNOWN, table.rating("main@1"));
        assertEquals(RatingTable.UNKNOWN, table.rating("human"));
        assertEquals(0, table.matches("main@1"));
    }

    @Test
    void learnsNothingFromAPlayerAgainstItself() {
        table.add(duel("main@1", "main@1", 1, Purpose.EVALUATION));

        assertEquals(RatingTable.UNKNOWN, table.rating("main@1"));
    }

    @Test
    void countsSeatsOfATeamOnce() {
        table.add(duel("main@1", "bot:random", 1, Purpose.EVALUATION));
        RatingTable teams = new RatingTable(game.anchors());
        teams.add(match(
                Purpose.EVALUATION,
                new Seat(0, "main@1", 1),
                new Seat(0, "main@1", 1),
                new Seat(1, "bot:random", -1),
                new Seat(1, "bot:random", -1)));

        assertEquals(table.rating("main@1"), teams.rating("main@1"));
        assertEquals(1, teams.matches("main@1"));
    }

    @Test
    void expectsASnapshotToBeAboutAsStrongAsTheOneBeforeIt() {
        for (int i = 0; i < 20; i++) {
            table.add(duel("main@1", "bot:random", 1, Purpose.EVALUATION));
        }
        Rating first = table.rating("main@1");
        Rating second = table.rating("main@5");

        assertEquals(first.mean(), second.mean());
        assertEquals(Math.hypot(first.sigma(), RatingTable.DRIFT), second.sigma(), 1e-9);
        assertEquals(RatingTable.UNKNOWN, table.rating("exploiter@5"));
        assertEquals(RatingTable.UNKNOWN, table.rating("main@0"));
    }

    @Test
    void namesTheNewestRatedSnapshot() {
        assertEquals(Optional.empty(), table.newestRated("main"));
        table.add(duel("main@9", "bot:random", 1, Purpose.EVALUATION));
        table.add(duel("main@10", "bot:random", 1, Purpose.EVALUATION));
        table.add(duel("main@2", "bot:random", 1, Purpose.EVALUATION));

        assertEquals(Optional.of("main@10"), table.newestRated("main"));
    }

    @Test
    void resultsInGroupsSayTheSameAsOneByOneToTheLastBit() {
        RatingTable inGroups = new RatingTable(game.anchors());
        MatchRandom random = new MatchRandom(4);
        List<MatchRecord> left = manyMatches();
        while (!left.isEmpty()) {
            List<MatchRecord> group = left.subList(0, Math.min(left.size(), random.nextInt(60)));
            left = left.subList(group.size(), left.size());
            inGroups.addAll(group);
            group.forEach(table::add);

            assertEquals(ratingsOf(table), ratingsOf(inGroups));
        }
    }

    private static List<String> ratingsOf(RatingTable table) {
        return table.takeChanged(0, Instant.EPOCH).stream()
                .map(RatingRecord::toString)
                .toList();
    }

    @Test
    void isRebuiltFromTheStoreToTheLastBit() {
        List<MatchRecord> matches = manyMatches();
        matches.forEach(table::add);

        try (Store store = SqliteStore.open(folder.resolve("league.db"))) {
            store.addMatches(matches);
            RatingTable rebuilt = RatingTable.of(game.anchors(), store);

            for (RatingRecord rating : table.takeChanged(0, Instant.EPOCH)) {
                assertEquals(table.rating(rating.player()), rebuilt.rating(rating.player()));
                assertEquals(rating.matches(), rebuilt.matches(rating.player()));
            }
            assertEquals(List.of(), rebuilt.takeChanged(0, Instant.EPOCH));
        }
    }

    private static List<MatchRecord> manyMatches() {
        MatchRandom random = new MatchRandom(3);
        List<MatchRecord> matches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String player = "main@" + (1 + i / 50);
            String opponent = i % 3 == 0 ? "bot:win-block" : "main@" + (10 + random.nextInt(3));
            matches.add(new MatchRecord(
                    "m" + i,
                    Purpose.EVALUATION,
                    i,
                    Instant.EPOCH,
                    i,
                    9,
                    i,
                    List.of(new Seat(0, player, 1 - random.nextInt(3)), new Seat(1, opponent, 0))));
        }
        return matches;
    }

    @Test
    void givesEveryChangeOnce() {
        table.add(duel("main@1", "bot:random", 1, Purpose.EVALUATION));

        List<RatingRecord> changed = table.takeChanged(77, Instant.EPOCH);

        assertEquals(
                List.of("bot:random", "main@1"),
                changed.stream().map(RatingRecord::player).toList());
        assertEquals(table.rating("main@1").mean(), changed.get(1).rating());
        assertEquals(77, changed.get(1).step());
        assertEquals(List.of(), table.takeChanged(78, Instant.EPOCH));
    }

    private static MatchRecord duel(String first, String second, double outcome, Purpose purpose) {
        return match(purpose, new Seat(0, first, outcome), new Seat(1, second, -outcome));
    }

    private static MatchRecord match(Purpose purpose, Seat... seats) {
        return new MatchRecord("k", purpose, 0, Instant.EPOCH, 0, 0, 0, List.of(seats));
    }
}
