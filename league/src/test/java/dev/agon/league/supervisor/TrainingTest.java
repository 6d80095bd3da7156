package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.learner.LearnerOptions;
import dev.agon.league.learner.LearnerProcess;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.StoreReader;
import dev.agon.league.wire.Token;
import dev.agon.league.worker.Worker;
import dev.agon.league.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Learner and worker over real connections, then as the processes they really are. */
@Timeout(300)
class TrainingTest {
    private static final int ROLLOUT_STEPS = 16;
    private static final String ANCHOR = "echo:random";
    private static final List<String> SETTINGS = List.of(
            "ppo.batch=512",
            "ppo.minibatch=128",
            "ppo.rolloutSteps=" + ROLLOUT_STEPS,
            "worker.matches=16",
            "learner.threads=1",
            "learner.auditShare=1",
            "league.snapshotEverySteps=1000",
            "league.anchors." + ANCHOR + "=50",
            "workers=1");

    @TempDir
    Path folder;

    @Test
    void trainsTheStepsAskedForAndGoesOnWhereItStopped() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config(2000));
        Map<String, Object> first = train(run);
        assertStepsWithinARollout(2000, first);
        List<SnapshotRecord> before = snapshots(run);
        List<RatingRecord> rated = ratings(run);

        ConfigYaml.write(run.configFile(), config(3000));
        Map<String, Object> second = train(run);

        assertStepsWithinARollout(3000, second);
        assertEquals((long) second.get("steps") - (long) first.get("steps"), second.get("trained"));
        assertEquals((long) first.get("updates") + 2, second.get("updates"));
        assertEquals((long) first.get("version") + 2, second.get("version"));
        List<SnapshotRecord> after = snapshots(run);
        assertEquals(before, after.subList(0, before.size()));
        assertTrue(after.size() > before.size());
        assertTrue(rated.size() > 0 && ratings(run).size() >= rated.size());
        RatingRecord anchor = ratings(run).stream()
                .filter(one -> one.player().equals("bot:" + ANCHOR))
                .findFirst()
                .orElseThrow();
        assertTrue(anchor.matches() > 0);
        assertEquals(50, anchor.rating());
    }

    @Test
    void replacesAKilledWorkerAndTrainsOn() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config(0));
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add)) {
            awaitSteps(supervisor, 512);
            long victim = supervisor.processes().get(1);
            ProcessHandle.of(victim).orElseThrow().destroyForcibly();

            String line = lines.poll(30, TimeUnit.SECONDS);
            assertTrue(line != null && line.contains("worker-1") && line.contains(Long.toString(victim)), line);
            long trained = supervisor.status().orElseThrow().getSteps();
            awaitSteps(supervisor, trained + 2048);
            supervisor.stop();
            TrainingSummary summary = supervisor.await();
            assertTrue(summary.learner().path("steps").asLong() >= trained + 2048);
            assertTrue(lines.isEmpty(), lines.toString());
        }
    }

    @Test
    void learnerThatIsKilledComesBackFromItsCheckpointAndItsWorkerReturns() throws Exception {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config(0));
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add)) {
            awaitSteps(supervisor, 1024);
            List<Long> processes = supervisor.processes();
            ProcessHandle.of(processes.get(0)).orElseThrow().destroyForcibly();

            String line = lines.poll(30, TimeUnit.SECONDS);
            assertTrue(line != null && line.contains("learner"), line);
            awaitIncarnation(supervisor, 2);
            awaitSteps(supervisor, 2048);
            assertEquals(processes.get(1), supervisor.processes().get(1), "the worker should have stayed");
        }
    }

    /** Rollouts are learned from whole, so the last may lead beyond the mark by less than its length. */
    private static void assertStepsWithinARollout(long wanted, Map<String, Object> summary) {
        long steps = (long) summary.get("steps");
        assertTrue(steps >= wanted && steps < wanted + ROLLOUT_STEPS, wanted + " wanted: " + steps);
    }

    static void awaitSteps(Supervisor supervisor, long steps) throws InterruptedException {
        while (supervisor.status().map(status -> status.getSteps() < steps).orElse(true)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void awaitIncarnation(Supervisor supervisor, int incarnation) throws InterruptedException {
        while (supervisor
                .status()
                .map(status -> status.getIncarnation() < incarnation)
                .orElse(true)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private Map<String, Object> train(RunFolder run) throws Exception {
        Path token = folder.resolve("token");
        Token.random().write(token);
        LearnerProcess learner =
                new LearnerProcess(new LearnerOptions(run.path(), token, 0, null), Games.onClassPath());
        List<Worker> workers = new ArrayList<>();
        try {
            return learner.run(port -> {
                Worker worker = new Worker(WorkerOptions.of("127.0.0.1:" + port, token), Games.onClassPath());
                workers.add(worker);
                CompletableFuture.runAsync(worker::run);
            });
        } finally {
            workers.forEach(Worker::close);
        }
    }

    static RunConfig config(long steps) {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.add("steps=" + steps);
        return ConfigYaml.override(RunConfig.defaults("kuhn"), settings);
    }

    private static List<SnapshotRecord> snapshots(RunFolder run) {
        try (StoreReader store = RunStore.read(run)) {
            return store.snapshots();
        }
    }

    private static List<RatingRecord> ratings(RunFolder run) {
        try (StoreReader store = RunStore.read(run)) {
            return store.ratings();
        }
    }
}
