package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.agents.ppo.LearnerCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    Path folder;

    @Test
    void goesBackToTheOneBeforeWhenTheNewestIsDamaged() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(state(1), new Progress(10, 1000, 10, 2000), Optional.empty());
        checkpoints.save(state(2), new Progress(11, 1100, 11, 2000), Optional.empty());
        assertEquals(11, checkpoints.newest().orElseThrow().progress().version());

        Path newest = folder.resolve("11.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 1] ^= 1;
        Files.write(newest, bytes);

        Checkpoints.Saved saved = checkpoints.newest().orElseThrow();
        assertEquals(new Progress(10, 1000, 10, 2000), saved.progress());
        assertEquals(1, saved.learner().content().tensors().get("x").values()[0]);
    }

    @Test
    void keepsTheLastTwo() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        for (int update = 8; update < 12; update++) {
            checkpoints.save(state(update), new Progress(update, update, update, 0), Optional.empty());
        }
        try (var files = Files.list(folder)) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void countsEveryStart() throws IOException {
        assertEquals(1, new Checkpoints(folder).nextIncarnation());
        assertEquals(2, new Checkpoints(folder).nextIncarnation());
    }

    private static LearnerCheckpoint state(float value) {
        return new LearnerCheckpoint(new Safetensors(Map.of(), Map.of("x", Tensor.of(value))));
    }
}
