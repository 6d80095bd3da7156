package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.model.Disk;
import dev.agon.agents.model.Safetensors;
import dev.agon.agents.model.Tensor;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.LearnerCheckpoint;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.proto.training.RoundsState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a crash leaves of writes that were under way: the old or the new, and never anything between. */
class ForgottenWritesTest {
    private static final int SAVES = 4;

    @TempDir
    Path folder;

    private final CapturedLog log = CapturedLog.of(Checkpoints.class);
    private int finished;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aCheckpointIsTheOldOneOrTheNewOne() throws IOException {
        ForgetfulDisk[] made = new ForgetfulDisk[1];
        saveAll(look -> made[0] = new ForgetfulDisk(look));
        assertTrue(made[0].states() >= 50, made[0].states() + " states");
    }

    @Test
    void aWriterThatForcesNoFileIsFoundOut() {
        assertThrows(AssertionError.class, () -> saveAll(look -> new Careless(new ForgetfulDisk(look), false)));
    }

    @Test
    void aWriterThatForcesNoFolderIsFoundOut() {
        assertThrows(AssertionError.class, () -> saveAll(look -> new Careless(new ForgetfulDisk(look), true)));
    }

    private void saveAll(Function<ForgetfulDisk.Look, Disk> disks) throws IOException {
        Path left = folder.resolve("left");
        Path live = Files.createDirectories(folder.resolve("live"));
        Disk disk = disks.apply(names -> lookAtCheckpoints(ForgetfulDisk.lay(names, left)));
        Checkpoints checkpoints = new Checkpoints(live, disk);
        for (int save = 1; save <= SAVES; save++) {
            checkpoints.save(state(save), progress(save), Optional.of(rounds(save)));
            finished = save;
        }
    }

    private void lookAtCheckpoints(Path left) throws IOException {
        Optional<Checkpoints.Saved> newest = readNewest(left);
        if (newest.isEmpty()) {
            assertEquals(0, finished, "what was saved is gone");
            return;
        }
        long which = newest.get().progress().updates();
        assertTrue(which == finished || which == finished + 1, which + " after " + finished);
        assertEquals(which, newest.get().learner().content().tensors().get("x").values()[0]);
        assertEquals(rounds(which), newest.get().rounds().orElseThrow());
        assertEquals(progress(which), newest.get().progress());
    }

    private static Optional<Checkpoints.Saved> readNewest(Path left) throws IOException {
        try {
            return new Checkpoints(left).newest();
        } catch (AgonException damaged) {
            throw new AssertionError(damaged);
        }
    }

    @Test
    void noIncarnationIsCountedTwice() throws IOException {
        Path left = folder.resolve("left");
        ForgetfulDisk disk = new ForgetfulDisk(names -> {
            int next =
                    new StartCount(ForgetfulDisk.lay(names, left).resolve("incarnation"), folder, Disk.MACHINE).next();
            assertTrue(next > finished, next + " after " + finished);
        });
        StartCount starts =
                new StartCount(Files.createDirectories(folder.resolve("live")).resolve("incarnation"), folder, disk);
        for (int start = 1; start <= SAVES; start++) {
            finished = starts.next();
            assertEquals(start, finished);
        }
    }

    @Test
    void aSnapshotIsThereWholeOrNotAtAll() throws IOException {
        Game game = Games.onClassPath().get("kuhn");
        Policy policy = Policy.initial(new PolicySpec(game, new NetworkConfig(CoreKind.NONE, 4, 4, 4, 4)), 5);
        Path left = folder.resolve("left");
        ForgetfulDisk disk = new ForgetfulDisk(names -> {
            Path file = ForgetfulDisk.lay(names, left).resolve("main-1.safetensors");
            if (!names.containsKey("main-1.safetensors")) {
                return;
            }
            assertEquals(policy.hash(), PolicyFile.read(file, game).hash());
        });
        Path file = folder.resolve("main-1.safetensors");
        PolicyFile.write(disk, file, policy);
        assertEquals(policy.hash(), PolicyFile.read(file, game).hash());
        assertTrue(disk.states() > 5, disk.states() + " states");
        assertThrows(IOException.class, () -> disk.force(folder.resolve("none")));
    }

    private static LearnerCheckpoint state(float value) {
        return new LearnerCheckpoint(new Safetensors(Map.of(), Map.of("x", Tensor.of(value))));
    }

    private static Progress progress(long update) {
        return new Progress(update, 100 * update, update, 2000);
    }

    private static RoundsState rounds(long draws) {
        return RoundsState.newBuilder().setDraws(draws).build();
    }

    /** Leaves out what makes writes durable. */
    private record Careless(Disk disk, boolean forcesFiles) implements Disk {
        @Override
        public void write(Path file, byte[] content) throws IOException {
            disk.write(file, content);
        }

        @Override
        public void force(Path file) throws IOException {
            if (forcesFiles) {
                disk.force(file);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            disk.rename(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            disk.delete(file);
        }

        @Override
        public void forceFolder(Path at) throws IOException {
            if (!forcesFiles) {
                disk.forceFolder(at);
            }
        }
    }
}
