package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.agon.league.config.GameDefaults;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCountTest {
    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void begin() {
        run = RunFolder.createAt(folder.resolve("run"), GameDefaults.of("kuhn"));
    }

    @Test
    void countsEveryStart() throws IOException {
        assertEquals(1, new StartCount(run).next());
        assertEquals(2, new StartCount(run).next());
    }

    @Test
    void goesOnFromWhereAnEarlierVersionCounted() throws IOException {
        Path formerly = Files.createDirectories(run.checkpoint()).resolve("incarnation");
        Files.writeString(formerly, "7\n");
        assertEquals(8, new StartCount(run).next());
        assertEquals(9, new StartCount(run).next());
    }

    @Test
    void countsOnWhereTheCheckpointsArePutBackFromACopy() throws IOException {
        Path copied = Files.createDirectories(run.checkpoint()).resolve("incarnation");
        Files.writeString(copied, "7\n");
        new StartCount(run).next();
        Files.writeString(copied, "3\n");
        assertEquals(9, new StartCount(run).next());
    }

    @Test
    void saysWhichFileHoldsNoNumber() throws IOException {
        new StartCount(run).next();
        Path file = run.incarnation();
        Files.writeString(file, "many");
        IOException damaged = assertThrows(IOException.class, () -> new StartCount(run).next());
        assertEquals(file + " holds no number", damaged.getMessage());
    }
}
