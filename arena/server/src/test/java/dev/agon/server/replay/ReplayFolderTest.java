package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {
    private static final ReplayFile KUHN = Recordings.random(Games.onClassPath().get("kuhn"), 1);

    @TempDir
    Path folder;

    @Test
    void keepsTheNewestAndFindsNothingOutsideItself() throws IOException {
        ReplayFolder replays = new ReplayFolder(folder.resolve("replays"), 2);
        List<String> kept = new ArrayList<>();
        for (String id : List.of("a1", "b2", "c3")) {
            kept.add(replays.keep(KUHN, id));
            Files.setLastModifiedTime(
                    folder.resolve("replays").resolve(kept.get(kept.size() - 1) + ".replay"),
                    FileTime.fromMillis(1_000_000L * kept.size()));
        }
        ReplayFiles.write(folder.resolve("outside.replay"), KUHN);

        assertEquals(2, replays.names().size());
        assertTrue(replays.names().contains(kept.get(2)));
        for (String name : List.of("../outside", "/etc/passwd", "", "a\0b", "..", kept.get(2) + ".replay")) {
            assertThrows(NoSuchFileException.class, () -> replays.read(name), name);
        }
    }
}
