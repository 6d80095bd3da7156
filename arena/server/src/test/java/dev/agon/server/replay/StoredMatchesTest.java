package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.protobuf.ByteString;
import dev.agon.proto.arena.ReplayFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches that were recorded long ago are played again to the bit, however the code is run. */
class StoredMatchesTest {
    /** System property: records the matches anew instead of playing the old ones. */
    private static final String RECORD = "agon.replays.record";

    private static final String REMEDY =
            "; after a change of rules raise the rules version and record them again, see docs/replays.md";

    @BeforeAll
    static void recordAnewIfAsked() throws IOException {
        if (Boolean.getBoolean(RECORD)) {
            StoredMatches.record();
        }
    }

    @Test
    void everyGameHasItsMatchesStored() throws IOException {
        assertEquals(
                new TreeSet<>(StoredMatches.all().keySet()),
                new TreeSet<>(StoredMatches.files()),
                () -> "stored" + REMEDY);
    }

    @Test
    void compiledCodePlaysThemAgain() throws IOException {
        for (Path file : StoredMatches.files()) {
            assertEquals("", StoredMatches.difference(file), () -> file + REMEDY);
        }
    }

    @Test
    void interpretedCodePlaysThemAgain() throws IOException, InterruptedException {
        playAgain(Path.of(System.getProperty("java.home")), "-Xint", StoredMatches.shortest());
    }

    @Test
    void everyOtherJdkPlaysThemAgain() throws IOException, InterruptedException {
        Map<Integer, Path> others = Jdks.others();
        assumeFalse(others.isEmpty(), "there is no other JDK to play the matches again");
        for (Path home : others.values()) {
            playAgain(home, "-Xmixed", StoredMatches.files());
            playAgain(home, "-Xint", StoredMatches.shortest());
        }
    }

    private static void playAgain(Path jdk, String mode, Collection<Path> files)
            throws IOException, InterruptedException {
        Child child = Child.run(jdk, mode, files);
        assertEquals(0, child.exitCode, () -> jdk + " " + mode + ": " + child.output + REMEDY);
    }

    @Test
    void aChildThatFindsADifferenceSaysSo(@TempDir Path folder) throws IOException, InterruptedException {
        ReplayFile good = ReplayFiles.read(StoredMatches.files().get(0));
        byte[] hashes = good.getTickHashes().toByteArray();
        hashes[9]++;
        Path bad = folder.resolve("bad.replay");
        ReplayFiles.write(
                bad, good.toBuilder().setTickHashes(ByteString.copyFrom(hashes)).build());

        Child child = Child.run(Path.of(System.getProperty("java.home")), "-Xint", List.of(bad));

        assertFalse(child.exitCode == 0);
        assertTrue(child.output.contains("bad.replay differs at tick 2"), child.output);
    }

    /** Another JVM that played replays again. */
    private record Child(int exitCode, String output) {
        static Child run(Path jdk, String mode, Collection<Path> files) throws IOException, InterruptedException {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            List<String> command = new ArrayList<>(List.of(
                    Jdks.java(jdk).toString(), mode, "-Xmx256m", "-cp", classPath, StoredMatches.class.getName()));
            files.forEach(file -> command.add(file.toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Child(process.waitFor(), output);
        }
    }
}
