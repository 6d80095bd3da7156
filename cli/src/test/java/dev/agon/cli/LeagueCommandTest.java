package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.AgentRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeagueCommandTest {
    @TempDir
    Path folder;

    private final List<MatchRecord> matches = new ArrayList<>();
    private Path run;

    @BeforeEach
    void playALeague() {
        run = folder.resolve("cup");
        RunFolder created = RunFolder.createAt(run, GameDefaults.of("connect4"));
        play("main@1", "bot:random", 18, 2);
        play("main@2", "bot:random", 40, 0);
        play("main@2", "main@1", 3, 17);
        play("main@2", "bot:win-block", 8, 12);
        try (Store store = SqliteStore.open(created.database())) {
            RatingTable table = new RatingTable(new Connect4().anchors());
            store.addAgent(new AgentRecord("main", "main", Instant.EPOCH));
            for (int version = 1; version <= 2; version++) {
                store.addSnapshot(new SnapshotRecord("main", version, 1_000L * version, "f", "h", Instant.EPOCH));
            }
            store.addMatches(matches).forEach(table::add);
            store.addRatings(table.takeChanged(0, Instant.EPOCH));
        }
    }

    @Test
    void givesLadderMilestonesAndForgettingAsJson() throws JsonProcessingException {
        JsonNode league = json("league", run.toString(), "--json");

        assertEquals("cup", league.path("run").asText());
        assertEquals(6, league.path("players").size());
        JsonNode first = league.path("players").get(0);
        assertTrue(first.has("name") && first.has("rating") && first.has("sigma") && first.has("matches"));
        JsonNode milestone = league.path("milestones").get(0);
        assertEquals("random", milestone.path("anchor").asText());
        assertEquals(1_000, milestone.path("since_step").asLong());
        assertEquals("main@1", milestone.path("snapshot").asText());
        JsonNode past = league.path("forgetting").get(0).path("past").get(0);
        assertEquals("main@1", past.path("snapshot").asText());
        assertEquals(0.15, past.path("win_rate").asDouble(), 1e-9);
        assertTrue(past.path("forgotten").asBoolean());
        assertEquals(
                "bot:win-block", league.path("anchor_gaps").get(0).path("lower").asText());
        assertTrue(league.path("payoff").isMissingNode());
    }

    @Test
    void givesPayoffNashAveragingAndAlphaRankWhereAsked() throws JsonProcessingException {
        JsonNode league = json("league", run.toString(), "--payoff", "--json");

        JsonNode payoff = league.path("payoff");
        assertEquals(league.path("players").size(), payoff.path("players").size());
        assertEquals(8, payoff.path("cells").size());
        JsonNode cell = payoff.path("cells").get(0);
        assertTrue(cell.path("low").asDouble() < cell.path("win_rate").asDouble());
        assertTrue(cell.path("win_rate").asDouble() < cell.path("high").asDouble() + 1e-9);
        double mass = 0;
        double time = 0;
        for (JsonNode player : league.path("players")) {
            mass += player.path("nash_mass").asDouble();
            time += player.path("alpha_rank").asDouble();
            assertTrue(player.path("nash_rating").asDouble() <= 1e-6, player.toString());
        }
        assertEquals(1, mass, 1e-9);
        assertEquals(1, time, 1e-9);
    }

    @Test
    void tellsPeopleWhatWasBeatenForgottenAndTakenForGranted() {
        String text = output("league", run.toString(), "--payoff");

        assertTrue(text.contains("main beats random since step 1,000 (main@1: 90 % of 20, 70 to 97)"), text);
        assertTrue(
                text.contains("main now against main@1: 15 % of 20, 5 to 36; it has forgotten how to beat it"), text);
        assertTrue(text.contains("how far bot:lookahead is above bot:win-block: 310 points"), text);
        assertTrue(text.contains("Nash mass"), text);
        assertTrue(text.lines().anyMatch(line -> line.contains(" 15  5-36 ") && line.endsWith("  main@2")), text);
    }

    @Test
    void refusesATournamentOfOne() {
        assertEquals(ExitCode.USAGE, Agon.execute("league", run.toString(), "--round-robin", "1"));
    }

    @Test
    void playsATournamentOfTheBest() throws JsonProcessingException {
        JsonNode league = json("league", run.toString(), "--round-robin", "2", "--payoff", "--json");

        assertEquals(2, league.path("players").size());
        assertEquals(2, league.path("payoff").path("cells").size());
        assertEquals(20, league.path("players").get(0).path("matches").asLong());
    }

    private void play(String player, String opponent, int wins, int losses) {
        for (int i = 0; i < wins + losses; i++) {
            double outcome = i < wins ? 1 : -1;
            matches.add(new MatchRecord(
                    "match-" + matches.size(),
                    Purpose.EVALUATION,
                    0,
                    Instant.EPOCH,
                    0,
                    0,
                    0,
                    List.of(new Seat(0, player, outcome), new Seat(1, opponent, -outcome))));
        }
    }

    private static JsonNode json(String... arguments) throws JsonProcessingException {
        List<String> lines = output(arguments).strip().lines().toList();
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    private static String output(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertEquals(ExitCode.DONE, Agon.execute(arguments));
            return bytes.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(before);
        }
    }
}
