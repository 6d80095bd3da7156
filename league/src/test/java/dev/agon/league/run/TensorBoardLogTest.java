package dev.agon.league.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for TensorBoard, read back by a program of another language that has nothing of ours. */
class TensorBoardLogTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Instant BEGUN = Instant.parse("2026-06-01T12:00:00.500Z");

    @TempDir
    Path folder;

    @Test
    void anotherLanguageReadsWhatTheMetricsSay() throws IOException, InterruptedException {
        Path board = folder.resolve("tb");
        try (TensorBoardLog events = TensorBoardLog.open(board, BEGUN);
                MetricsLog metrics = MetricsLog.open(folder.resolve("metrics.jsonl"), events::append)) {
            metrics.append(Map.of(
                    "time",
                    "2026-06-01T12:00:10Z",
                    "step",
                    4096L,
                    "entropy",
                    1.25,
                    "kl",
                    Double.NaN,
                    "winRates",
                    Map.of("rush", 0.5),
                    "agents",
                    Map.of("main-exploiter", Map.of("version", 7)),
                    "measured",
                    true));
            metrics.append(Map.of("time", "2026-06-01T12:00:20Z", "step", 8_000_000_000L, "entropy", 0.5f));
        }

        List<JsonNode> events = readBack(onlyFile(board));

        assertEquals(3, events.size());
        assertEquals(BEGUN.toEpochMilli() / 1e3, events.get(0).get(0).asDouble());
        assertEquals("brain.Event:2", events.get(0).get(2).asText());
        assertEquals(
                "{\"agents/main-exploiter/version\":7.0,\"entropy\":1.25,\"winRates/rush\":0.5}",
                sorted(events.get(1).get(3)));
        assertEquals(4096, events.get(1).get(1).asLong());
        assertEquals(
                Instant.parse("2026-06-01T12:00:10Z").getEpochSecond(),
                events.get(1).get(0).asDouble());
        assertEquals(8_000_000_000L, events.get(2).get(1).asLong());
        assertEquals("{\"entropy\":0.5}", sorted(events.get(2).get(3)));
    }

    @Test
    void aBitThatIsFlippedIsNoticed() throws IOException, InterruptedException {
        try (TensorBoardLog events = TensorBoardLog.open(folder, BEGUN)) {
            events.append(Map.of("time", "2026-06-01T12:00:10Z", "step", 1, "entropy", 1.0));
        }
        Path file = onlyFile(folder);
        byte[] content = Files.readAllBytes(file);
        content[content.length - 6] ^= 1;
        Files.write(file, content);
        Process reader = reader(file);
        String said = new String(reader.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, reader.waitFor(), said);
        assertTrue(said.contains("a sum is wrong"), said);
    }

    private static Path onlyFile(Path board) throws IOException {
        try (Stream<Path> files = Files.list(board)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith("events.out.tfevents."))
                    .toList();
            assertEquals(1, found.size());
            return found.get(0);
        }
    }

    /** By the order of names, as the message itself has none. */
    private static String sorted(JsonNode values) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return json.writeValueAsString(json.treeToValue(values, java.util.TreeMap.class));
    }

    private Process reader(Path file) throws IOException, InterruptedException {
        boolean there = Files.isExecutable(PYTHON)
                && new ProcessBuilder(PYTHON.toString(), "-c", "import google.protobuf")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(there || Boolean.getBoolean("agon.bots.required"), "needs python3-protobuf");
        assertTrue(there, "python3-protobuf is missing");
        Path script = folder.resolve("read_events.py");
        try (var content = TensorBoardLogTest.class.getResourceAsStream("/read_events.py")) {
            Files.write(script, Objects.requireNonNull(content).readAllBytes());
        }
        return new ProcessBuilder(PYTHON.toString(), script.toString(), file.toString()).start();
    }

    private List<JsonNode> readBack(Path file) throws IOException, InterruptedException {
        Process reader = reader(file);
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String failed = new String(reader.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, reader.waitFor(), failed);
        List<JsonNode> events = new ArrayList<>();
        for (String line : said.lines().toList()) {
            events.add(new ObjectMapper().readTree(line));
        }
        return events;
    }
}
