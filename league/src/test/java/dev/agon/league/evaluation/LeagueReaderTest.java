package dev.agon.league.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.evaluation.LeagueReader.CurvePoint;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.evaluation.LeagueReader.Milestone;
import dev.agon.league.rating.AnchorGap;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.league.store.StoreReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeagueReaderTest {
    private final Game game = new Connect4();

    @TempDir
    Path folder;

    private Store store;
    private StoreReader reading;
    private LeagueReader reader;
    private RatingTable table;
    private int matches;

    @BeforeEach
    void openLeague() {
        store = SqliteStore.open(folder.resolve("league.db"));
        reading = SqliteStore.openReadOnly(folder.resolve("league.db"));
        reader = new LeagueReader(game, game.anchors(), reading);
        table = new RatingTable(game.anchors());
        store.addAgent(new AgentRecord("main", "main", Instant.EPOCH));
        for (int version = 1; version <= 3; version++) {
            store.addSnapshot(new SnapshotRecord("main", version, 1_000 * version, "f", "h", Instant.EPOCH));
        }
    }

    @AfterEach
    void closeLeague() {
        reading.close();
        store.close();
    }

    @Test
    void showsTheAnchorsBeforeAnythingWasPlayed() {
        assertEquals(
                List.of("bot:minimax4", "bot:lookahead", "bot:win-block", "bot:random"),
                reader.ladder().stream().map(LadderRow::name).toList());
        assertTrue(reader.ladder().stream().allMatch(LadderRow::anchor));
        assertEquals(List.of(), reader.curve("main"));
        assertEquals(Optional.empty(), reader.latest("main"));
        assertEquals(List.of(), reader.milestones("main"));
        assertEquals(Map.of(), reader.latestAgainstAnchors("main"));
    }

    @Test
    void ranksSnapshotsAmongTheAnchorsWithTheirResults() {
        play("main@1", "bot:random", 9, 1);
        play("main@2", "bot:random", 30, 0);
        play("main@2", "bot:win-block", 4, 6);

        List<LadderRow> ladder = reader.ladder();

        List<String> names = ladder.stream().map(LadderRow::name).toList();
        assertTrue(names.indexOf("main@2") < names.indexOf("main@1"), names.toString());
        assertTrue(names.indexOf("main@1") < names.indexOf("bot:random"), names.toString());
        LadderRow second = ladder.get(names.indexOf("main@2"));
        assertEquals(2_000, second.firstStep());
        assertEquals(40, second.matches());
        assertEquals(table.rating("main@2").mean(), second.rating());
        assertEquals(table.rating("main@2").sigma(), second.sigma());
        assertEquals(new WinRate(30, 0, 0), second.againstAnchors().get("bot:random"));
        assertEquals(new WinRate(4, 0, 6), second.againstAnchors().get("bot:win-block"));
        assertEquals(
                List.of("bot:random", "bot:win-block", "bot:lookahead", "bot:minimax4"),
                List.copyOf(second.againstAnchors().keySet()));
    }

    @Test
    void showsTheNewestRatedSnapshotAsTheLatest() {
        play("main@1", "bot:random", 5, 5);
        play("main@2", "bot:random", 8, 2);

        CurvePoint latest = reader.latest("main").orElseThrow();

        assertEquals("main@2", latest.name());
        assertEquals(2_000, latest.step());
        assertEquals(
                List.of(1_000L, 2_000L),
                reader.curve("main").stream().map(CurvePoint::step).toList());
        assertEquals(new WinRate(8, 0, 2), reader.latestAgainstAnchors("main").get("bot:random"));
    }

    @Test
    void celebratesTheFirstSnapshotThatBeatsAnAnchorBeyondDoubt() {
        play("main@1", "bot:random", 3, 0); // the lower end of 3 of 3 is 0.44
        play("main@2", "bot:random", 9, 1);
        play("main@3", "bot:random", 10, 0);
        play("main@3", "bot:win-block", 6, 4);

        assertEquals(
                List.of(new Milestone("random", 2_000, "main@2", new WinRate(12, 0, 1))), reader.milestones("main"));
    }

    @Test
    void celebratesNothingThatWasForgotten() {
        play("main@1", "bot:random", 20, 0);
        play("main@2", "bot:random", 6, 14);

        assertEquals(List.of(), reader.milestones("main"));

        play("main@3", "bot:random", 19, 1);

        assertEquals(
                List.of(new Milestone("random", 3_000, "main@3", new WinRate(19, 0, 1))), reader.milestones("main"));
    }

    @Test
    void takesNoFewLossesAmongManyWinsForForgetting() {
        play("main@1", "bot:random", 20, 0);
        play("main@2", "bot:random", 0, 2);
        play("main@3", "bot:win-block", 1, 1);

        assertEquals(
                List.of(new Milestone("random", 1_000, "main@1", new WinRate(20, 0, 0))), reader.milestones("main"));
    }

    @Test
    void tellsWhichPastSnapshotsTheNewestHasForgottenHowToBeat() {
        play("main@1", "bot:random", 8, 2);
        play("main@2", "bot:random", 8, 2);
        play("main@3", "main@1", 2, 18);
        play("main@3", "main@2", 12, 8);

        Forgetting forgetting = reader.forgetting("main");

        assertEquals(List.of("main@3"), forgetting.newest());
        assertEquals(
                List.of("main@1", "main@2"),
                forgetting.past().stream().map(Forgetting.Meeting::snapshot).toList());
        assertEquals(new WinRate(12, 0, 8), forgetting.past().get(1).winRate());
        assertEquals(
                List.of("main@1"),
                forgetting.forgotten().stream()
                        .map(Forgetting.Meeting::snapshot)
                        .toList());
        assertTrue(
                forgetting.past().get(0).expected() < forgetting.past().get(1).expected());
    }

    @Test
    void hasNothingToForgetBeforeTwoSnapshotsAreRated() {
        assertEquals(new Forgetting(List.of(), List.of()), reader.forgetting("main"));
        play("main@1", "bot:random", 8, 2);

        assertEquals(new Forgetting(List.of("main@1"), List.of()), reader.forgetting("main"));
    }

    @Test
    void saysWhichAnchorsNothingConnects() {
        play("main@1", "bot:random", 15, 5);
        play("main@1", "bot:win-block", 4, 16);

        assertEquals(
                List.of("bot:win-block", "bot:lookahead"),
                reader.anchorGaps().stream().map(AnchorGap::lower).toList());
    }

    @Test
    void ordersThePayoffByTheLadder() {
        play("main@1", "bot:random", 9, 1);

        List<LadderRow> ladder = reader.ladder();
        var payoff = reader.payoff(ladder);

        assertEquals(ladder.stream().map(LadderRow::name).toList(), payoff.players());
        assertEquals(new WinRate(9, 0, 1), payoff.rate("main@1", "bot:random"));
        assertEquals(new WinRate(1, 0, 9), payoff.rate("bot:random", "main@1"));
        assertEquals(0, payoff.rate("bot:random", "bot:random").matches());
        assertEquals(payoff.players().size(), payoff.rows().size());
    }

    private void play(String player, String anchor, int wins, int losses) {
        for (int i = 0; i < wins + losses; i++) {
            double outcome = i < wins ? 1 : -1;
            MatchRecord match = new MatchRecord(
                    "match-" + matches++,
                    Purpose.EVALUATION,
                    0,
                    Instant.EPOCH,
                    0,
                    0,
                    0,
                    List.of(new Seat(0, player, outcome), new Seat(1, anchor, -outcome)));
            store.addMatches(List.of(match)).forEach(table::add);
        }
        store.addRatings(table.takeChanged(0, Instant.EPOCH));
    }
}
