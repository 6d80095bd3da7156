package dev.agon.league.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("metrics.jsonl");
    }

    @Test
    void readsWhatWasAppended() {
        append(1);
        append(2);

        assertEquals(List.of(1, 2), steps(MetricsReader.all(file)));
        assertTrue(MetricsReader.all(folder.resolve("none")).isEmpty());
    }

    @Test
    void writesWhatIsNotFiniteAsNull() throws IOException {
        try (MetricsLog log = MetricsLog.open(file)) {
            log.append(Map.of("kl", Double.NaN));
            log.append(Map.of("kl", Float.POSITIVE_INFINITY));
        }

        assertEquals("{\"kl\":null}\n{\"kl\":null}\n", Files.readString(file));
    }

    @Test
    void leavesALineThatIsStillBeingWrittenForTheNextTime() throws IOException {
        append(1);
        Files.writeString(file, "{\"step\":", StandardOpenOption.APPEND);

        MetricsReader.Page page = MetricsReader.from(file, 0);
        assertEquals(List.of(1), steps(page.lines()));

        Files.writeString(file, "2}\n", StandardOpenOption.APPEND);
        assertEquals(
                List.of(2), steps(MetricsReader.from(file, page.nextOffset()).lines()));
    }

    @Test
    void goesOnAfterALineThatACrashTore() throws IOException {
        append(1);
        Files.writeString(file, "{\"step\":9", StandardOpenOption.APPEND);

        append(2);

        assertEquals(List.of(1, 2), steps(MetricsReader.all(file)));
    }

    @Test
    void passesOverALineThatIsDamaged() throws IOException {
        append(1);
        Files.writeString(file, "\0\0\0 garbage\n5\n", StandardOpenOption.APPEND);
        append(2);

        assertEquals(List.of(1, 2), steps(MetricsReader.all(file)));
    }

    private void append(int step) {
        try (MetricsLog log = MetricsLog.open(file)) {
            log.append(Map.of("step", step));
        }
    }

    private static List<Integer> steps(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("step").asInt()).toList();
    }
}
