package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.config.RunConfig;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import dev.agon.server.PlayerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExhibitionResultsTest {
    private final List<MatchResult> counted = new ArrayList<>();
    private final ExhibitionResults results =
            new ExhibitionResults("run-a", RunConfig.defaults("connect4"), Path.of("nowhere"), counted::add);

    @Test
    void countsAMatchOfASnapshotAndABotAsItEnded() {
        results.matchEnded(match("run-a@12", "bot:random", PlayerKind.BOT, true, true, "connect4"));

        MatchResult result = counted.get(0);
        assertEquals("id", result.getExhibition());
        assertEquals(
                List.of(
                        PlayerRef.newBuilder().setSnapshot(12).build(),
                        PlayerRef.newBuilder().setBot("random").build()),
                result.getPlayersList());
        assertEquals(List.of(1f, -1f), result.getOutcomesList());
        assertEquals(7, result.getSeed());
        assertEquals(30, result.getTicks());
        assertEquals(99, result.getHash());
    }

    @Test
    void passesOverWhatDoesNotMeasure() {
        results.matchEnded(match("run-a@12", "Ada", PlayerKind.HUMAN, true, true, "connect4"));
        results.matchEnded(match("run-a@12", "bot:random", PlayerKind.HUMAN, true, true, "connect4"));
        results.matchEnded(match("run-a@12", "bot:random", PlayerKind.BOT, false, true, "connect4"));
        results.matchEnded(match("run-a@12", "bot:random", PlayerKind.BOT, true, false, "connect4"));
        results.matchEnded(match("run-a@12", "bot:random", PlayerKind.BOT, true, true, "kuhn"));
        results.matchEnded(match("run-b@12", "bot:random", PlayerKind.BOT, true, true, "connect4"));
        results.matchEnded(match("run-a@latest", "bot:random", PlayerKind.BOT, true, true, "connect4"));
        results.matchEnded(match("run-a@12", "house", PlayerKind.AGENT, true, true, "connect4"));

        assertTrue(counted.isEmpty(), counted.toString());
    }

    private static dev.agon.server.MatchResult match(
            String first, String second, PlayerKind secondKind, boolean exhibition, boolean undisturbed, String game) {
        return new dev.agon.server.MatchResult(
                "id",
                game,
                Map.of(),
                7,
                List.of(first, second),
                List.of(PlayerKind.AGENT, secondKind),
                List.of(),
                Set.of(),
                List.of(1f, -1f),
                30,
                99,
                exhibition,
                false,
                undisturbed,
                "");
    }
}
