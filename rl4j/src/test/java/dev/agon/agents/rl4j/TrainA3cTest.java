package dev.agon.agents.rl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.agon.agents.rl4j.actor.DenseActorFile;
import dev.agon.agents.rl4j.actor.TrainedActors;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainA3cTest {
    @TempDir
    Path folder;

    @Test
    void theFileMayLieInAFolderThatIsNotThereYet() throws IOException {
        Path out = folder.resolve("runs/first/a3c.safetensors");

        assertEquals(0, train(out));

        Game game = Games.onClassPath().get("connect4");
        assertNotNull(DenseActorFile.read(out, game, TrainedActors.layoutHash(game)));
    }

    @Test
    void whatCouldNotBeWrittenIsNotTrained() throws IOException {
        assertEquals(2, train(folder));

        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(2, train(file.resolve("a3c.safetensors")));
        assertFalse(Files.exists(file.resolve("a3c.safetensors")));
    }

    private static int train(Path out) {
        return TrainA3c.run("--game", "connect4", "--steps", "64", "--width", "16", "--out", out.toString());
    }
}
