package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.server.access.TokenBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose file cannot be written. {@link ExportCommandTest} has those of policies. */
class OutputFileTest {
    @TempDir
    Path folder;

    /** Before anybody plays, so before it is even seen who cannot. */
    @Test
    void playsNoMatchWhoseReplayHasNoPlace() {
        Path nowhere = folder.resolve("none").resolve("m.replay");
        for (Path place : new Path[] {nowhere, folder}) {
            Outcome outcome =
                    Outcome.of("match", "bot:randm", "bot:random", "--game", "connect4", "--replay", place.toString());
            assertEquals(ExitCode.ENVIRONMENT, outcome.code());
            assertTrue(outcome.err().contains("cannot write " + place + ": "), outcome.err());
            assertTrue(outcome.err().strip().endsWith("choose another file with --replay"), outcome.err());
            assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
        }
    }

    /** Where there is no folder, and where something else stands in the way. */
    @Test
    void takesBackATokenThatCannotBeWritten() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("ada.token.tmp").resolve("full"));
        for (String place : new String[] {"none/ada.token", "ada.token"}) {
            try (ChildProcess made = ChildProcess.agon(folder, "token", "new", "--role", "player", "--out", place)) {
                made.await(line -> line.startsWith("agon: cannot write " + place + ": "));
                assertEquals(ExitCode.ENVIRONMENT, made.exitCode(), made.toString());
            }
            TokenBook book = new TokenBook(folder.resolve(Contestants.RUNS), InstantSource.system());
            assertEquals(List.of(), book.grants(), "live tokens that nobody has");
        }
    }
}
