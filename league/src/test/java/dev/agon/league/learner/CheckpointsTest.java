package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.agents.ppo.LearnerCheckpoint;
import dev.agon.league.AgonException;
import dev.agon.proto.training.RoundsState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    void goesBackWhereverAFileOfTheNewestIsCutOrHasOneBitFlipped() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(state(1), new Progress(10, 1000, 10, 2000), Optional.of(rounds(1)));
        checkpoints.save(state(2), new Progress(11, 1100, 11, 2000), Optional.of(rounds(2)));
        try (CapturedLog log = CapturedLog.of(Checkpoints.class)) {
            for (String name : List.of("11.safetensors", "11.sha256", "11.rounds")) {
                Path file = folder.resolve(name);
                byte[] whole = Files.readAllBytes(file);
                for (int offset = 0; offset < whole.length; offset++) {
                    byte[] flipped = whole.clone();
                    flipped[offset] ^= (byte) (1 << offset % 8);
                    goesBack(checkpoints, file, flipped, log);
                    goesBack(checkpoints, file, Arrays.copyOf(whole, offset), log);
                }
                Files.write(file, whole);
                assertEquals(11, checkpoints.newest().orElseThrow().progress().version());
            }
        }
    }

    private static void goesBack(Checkpoints checkpoints, Path file, byte[] damaged, CapturedLog log)
            throws IOException {
        Files.write(file, damaged);
        Checkpoints.Saved saved = checkpoints.newest().orElseThrow();
        List<String> warnings = log.take();
        if (new String(damaged, StandardCharsets.ISO_8859_1).strip().matches("[0-9a-f]{64}")
                && saved.progress().version() == 11) {
            // Only white space around the digest was touched: the newest is whole, and told as it was saved.
            assertEquals(2, saved.learner().content().tensors().get("x").values()[0]);
            return;
        }
        assertEquals(new Progress(10, 1000, 10, 2000), saved.progress());
        assertEquals(1, saved.learner().content().tensors().get("x").values()[0]);
        assertEquals(rounds(1), saved.rounds().orElseThrow());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("11.safetensors"), warnings.toString());
    }

    @Test
    void doesNotBeginAnewInSilenceWhereAllAreDamaged() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.save(state(1), new Progress(10, 1000, 10, 2000), Optional.empty());
        Files.write(folder.resolve("10.safetensors"), new byte[3]);
        try (CapturedLog log = CapturedLog.of(Checkpoints.class)) {
            AgonException refused = assertThrows(AgonException.class, checkpoints::newest);
            assertEquals(AgonException.INPUT, refused.exitCode());
            assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
            assertEquals(1, log.take().size());
        }
    }

    private static RoundsState rounds(long draws) {
        return RoundsState.newBuilder().setDraws(draws).build();
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

    private static LearnerCheckpoint state(float value) {
        return new LearnerCheckpoint(new Safetensors(Map.of(), Map.of("x", Tensor.of(value))));
    }
}
