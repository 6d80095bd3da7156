package dev.agon.league.supervisor;

import static dev.agon.league.supervisor.TrainingTest.awaitSteps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills workers of a run at random moments, {@code -Dagon.kills} times. */
@Tag("faults")
class WorkerKillsTest {
    private static final int KILLS = Integer.getInteger("agon.kills", 20);
    private static final long SEED = Long.getLong("agon.kills.seed", 1);
    private static final int LIFE_MILLIS = 3_000;
    private static final int BATCH = 512;
    private static final int FILED_SECONDS = 120;

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final MatchRandom random = new MatchRandom(SEED);

    @TempDir
    Path folder;

    @Test
    void trainingGoesOnAndNoMatchIsLostOrCountedTwice() throws Exception {
        RunFolder run = RunFolder.createAt(
                folder.resolve("run"),
                ConfigYaml.override(
                        TrainingTest.config(0), List.of("worker.spareAfterSeconds=1", "league.evaluationShare=0.1")));
        List<Double> untilTrained = new ArrayList<>();
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 2, null), lines::add)) {
            awaitSteps(supervisor, BATCH);
            for (int kill = 1; kill <= KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LIFE_MILLIS));
                List<Long> workers = supervisor.processes();
                long victim = workers.get(1 + random.nextInt(workers.size() - 1));
                ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
                long killed = System.nanoTime();
                while (supervisor.processes().contains(victim)) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                awaitSteps(supervisor, supervisor.status().orElseThrow().getSteps() + 2 * BATCH);
                untilTrained.add((System.nanoTime() - killed) / 1e9);
                if (kill % 100 == 0) {
                    System.out.printf("after %d kills: %d steps%n", kill, steps(supervisor));
                }
            }
            awaitFiled(run, open(run));
            assertEquals(1, supervisor.status().orElseThrow().getIncarnation(), "the learner should have stayed");
            supervisor.stop();
            supervisor.await();
        }
        assertEquals(
                KILLS,
                lines.stream().filter(line -> line.startsWith("worker-")).count(),
                "each kill is named, and nothing else befell a worker");
        int matches = assertEachOnce(run);
        untilTrained.sort(null);
        System.out.printf(
                "%d kills of workers: %d results, none twice; two batches trained after %.1f s in the middle, %.1f s"
                        + " at worst%n",
                KILLS, matches, untilTrained.get(KILLS / 2), untilTrained.get(KILLS - 1));
    }

    /** Leases with matches that measure and whose results have not come. */
    private static Set<String> open(RunFolder run) {
        try (StoreReader store = RunStore.read(run)) {
            return store.pendingLeases().stream().map(LeaseRecord::id).collect(Collectors.toSet());
        }
    }

    /** Whoever of the dead had them, somebody plays them. */
    private static void awaitFiled(RunFolder run, Set<String> leases) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(FILED_SECONDS);
        Set<String> left = new HashSet<>(leases);
        while (!left.isEmpty()) {
            assertTrue(System.nanoTime() < deadline, "matches of these leases are played by nobody: " + left);
            TimeUnit.MILLISECONDS.sleep(200);
            left.retainAll(open(run));
        }
    }

    private static long steps(Supervisor supervisor) {
        return supervisor.status().orElseThrow().getSteps();
    }

    /** Every match is there once, and each lease knows how many of its own are. */
    private static int assertEachOnce(RunFolder run) {
        List<MatchRecord> kept = new ArrayList<>();
        try (StoreReader store = RunStore.read(run)) {
            store.forEachRatedMatch(kept::add);
            assertTrue(!kept.isEmpty(), "nothing was measured");
            assertEquals(
                    kept.size(), kept.stream().map(MatchRecord::key).distinct().count());
            Map<String, Integer> filed = new HashMap<>();
            kept.forEach(match -> filed.merge(match.key().replaceAll("/[^/]*$", ""), 1, Integer::sum));
            for (LeaseRecord lease : store.lastLeases(Integer.MAX_VALUE)) {
                assertEquals(filed.getOrDefault(lease.id(), 0), lease.filed(), lease.id());
            }
        }
        return kept.size();
    }
}
