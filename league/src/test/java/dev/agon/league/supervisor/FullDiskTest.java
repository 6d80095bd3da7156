package dev.agon.league.supervisor;

import static dev.agon.league.supervisor.TrainingTest.awaitSteps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.config.ConfigYaml;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.StoreReader;
import dev.agon.process.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training on a small disk of its own that fills up, and has room again later. Needs to mount, so it runs as root only. */
@Timeout(300)
class FullDiskTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void pausesTrainingUntilThereIsRoomAndLosesNothing() throws Exception {
        // Children of the supervisor may still be on their way out when it is unmounted.
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "16m")) {
            pausesTrainingOn(disk);
        }
    }

    private void pausesTrainingOn(SmallDisk disk) throws Exception {
        RunFolder run = RunFolder.createAt(
                disk.folder().resolve("run"),
                ConfigYaml.override(
                        TrainingTest.config(0), List.of("worker.spareAfterSeconds=0", "learner.checkpointSeconds=1")));
        long trained;
        List<SnapshotRecord> before;
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add)) {
            awaitSteps(supervisor, 2048);
            before = snapshots(run);
            disk.fill();

            assertSaid("the disk is full", "training pauses");
            trained = supervisor.status().orElseThrow().getSteps();
            assertTrue(supervisor.status().orElseThrow().getSecondsSinceMoved() < 30, "a pause is no standstill");
            disk.makeRoom();

            assertSaid("training goes on");
            awaitSteps(supervisor, trained + 2048);
            assertEquals(1, supervisor.status().orElseThrow().getIncarnation(), "the learner should have stayed");
            supervisor.stop();
            supervisor.await();
        }
        List<SnapshotRecord> after = snapshots(run);
        assertEquals(before, after.subList(0, before.size()));
        for (SnapshotRecord snapshot : after) {
            assertTrue(Files.exists(run.path().resolve(snapshot.file())), snapshot.name());
        }
        List<String> keys = matches(run);
        assertEquals(keys.size(), new HashSet<>(keys).size());
        for (String line : Files.readAllLines(run.metrics())) {
            assertTrue(line.startsWith("{") && line.endsWith("}"), line);
        }
        try (Supervisor again = Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add)) {
            awaitSteps(again, trained + 2048);
        }
    }

    private void assertSaid(String... parts) throws InterruptedException {
        String line = lines.poll(120, TimeUnit.SECONDS);
        for (String part : parts) {
            assertTrue(line != null && line.contains(part), line);
        }
    }

    private static List<SnapshotRecord> snapshots(RunFolder run) {
        try (StoreReader store = RunStore.read(run)) {
            return store.snapshots();
        }
    }

    private static List<String> matches(RunFolder run) {
        List<MatchRecord> matches = new ArrayList<>();
        try (StoreReader store = RunStore.read(run)) {
            store.forEachRatedMatch(matches::add);
        }
        return matches.stream().map(MatchRecord::key).toList();
    }
}
