package dev.agon.league.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run keeps of the program that it was started by. */
class ProgramCopyTest {
    @TempDir
    Path folder;

    @Test
    void keepsClassesAndJarsOfGamesAsTheyWereButLeavesLibrariesWhereTheyAre() throws IOException {
        Path home = folder.resolve("agon");
        Path classes = file("agon/cli/target/classes/Main.class").getParent();
        Path own = file("agon/cli/target/lib/agon-league-1.jar");
        Path library = file("agon/cli/target/lib/netty.jar");
        Path dropped = file("agon/plugins/chess.jar");
        Path given = file("mine/target/go.jar");
        List<Path> entries = List.of(classes, own, library, given, dropped);
        Path into = folder.resolve("run/program");

        ProgramCopy.make(into, entries, home);
        for (Path built : List.of(classes.resolve("Main.class"), own, dropped, given)) {
            Files.writeString(built, "built since");
        }

        String[] kept = ProgramCopy.classPath(into, entries, home).split(File.pathSeparator);
        assertEquals(
                List.of("0-classes", "1-agon-league-1.jar", library.toString(), "3-go.jar", "4-chess.jar"),
                List.of(kept).stream()
                        .map(entry -> entry.replace(into + File.separator, ""))
                        .toList());
        for (int place : List.of(1, 3, 4)) {
            assertEquals("first", Files.readString(Path.of(kept[place])));
        }
        assertEquals("first", Files.readString(Path.of(kept[0]).resolve("Main.class")));
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "first");
    }
}
