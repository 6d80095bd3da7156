package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of the server under a load that any machine stands. */
class BenchServerCommandTest {
    @TempDir
    Path folder;

    @Test
    void playsAndWatchesOverRealConnectionsAndSaysWhatItMeasured() throws IOException {
        JsonNode result = new ObjectMapper()
                .readTree(run(
                        "bench",
                        "server",
                        "--matches=1",
                        "--spectators=4",
                        "--seconds=2",
                        "--warm-up=1",
                        "--stand-in=bot:random",
                        "--journals=" + folder.resolve("journals"),
                        "--json"));

        assertEquals(10, result.get("players").asInt());
        assertEquals(4, result.get("spectators").asInt());
        assertEquals(2, result.get("seconds").asInt());
        assertTrue(result.get("orders").asInt() > 20, result.toString());
        double median = result.get("p50_ms").asDouble();
        assertTrue(median > 0 && median <= result.get("p99_ms").asDouble(), result.toString());
        assertTrue(result.get("p99_ms").asDouble() <= result.get("p999_ms").asDouble(), result.toString());
        assertTrue(result.get("bytes_per_spectator_per_s").asDouble() > 1_000, result.toString());
        assertTrue(result.get("queued_bytes_max").asLong() <= 64 << 10, result.toString());
        assertTrue(result.get("journal_bytes").asLong() > 1_000, result.toString());
        try (Stream<Path> left = Files.list(folder.resolve("journals"))) {
            assertEquals(List.of(), left.toList());
        }
        assertTrue(result.has("refused") && result.has("generator_lag_p99_ms"), result.toString());
    }

    private static String run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertEquals(ExitCode.DONE, Agon.execute(arguments));
        } finally {
            System.setOut(before);
        }
        String[] lines = out.toString(StandardCharsets.UTF_8).strip().split("\n");
        return lines[lines.length - 1];
    }
}
