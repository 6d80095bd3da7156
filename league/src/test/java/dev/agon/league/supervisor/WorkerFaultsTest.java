package dev.agon.league.supervisor;

import static dev.agon.league.supervisor.TrainingTest.awaitSteps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.RunFolder;
import dev.agon.process.SystemCommand;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to worker processes, and to those that wait, when somebody is killed or stopped for real. */
@Timeout(300)
class WorkerFaultsTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void spareTakesTheKilledWorkersPlaceAndKillsThatFollowAreSurvivedToo() throws Exception {
        RunFolder run = run("worker.spareAfterSeconds=1");
        try (Supervisor supervisor = start(run)) {
            await(() -> readyCount(run) == 1);
            long spare = spare(supervisor);
            assertEquals(List.of("worker-1"), workerNames(supervisor), "a spare does not join");
            killWorker(supervisor);
            assertEquals(spare, worker(supervisor));
            awaitSteps(supervisor, supervisor.status().orElseThrow().getSteps() + 2048);
            assertEquals(spare, joined(supervisor).getProcessId());

            await(() -> supervisor.spare().isPresent());
            long unready = spare(supervisor);
            kill(unready);
            assertLine("spare", Long.toString(unready));
            assertEquals(spare, worker(supervisor), "the worker should have stayed");

            await(() -> supervisor.spare().isPresent());
            for (int death = 0; death < 3; death++) {
                killWorker(supervisor);
            }
            awaitSteps(supervisor, supervisor.status().orElseThrow().getSteps() + 2048);
            assertTrue(lines.isEmpty(), lines.toString());
        }
    }

    @Test
    void workerThatIsStoppedIsNamedAndReplaced() throws Exception {
        RunFolder run = run("worker.spareAfterSeconds=0");
        try (Supervisor supervisor = start(run)) {
            awaitSteps(supervisor, 512);
            long victim = worker(supervisor);
            long stopped = System.nanoTime();
            signal("STOP", victim);

            assertLine("worker-1 (process " + victim + ") has been silent for");
            double named = secondsSince(stopped);
            assertLine("worker-1 (process " + victim + ") ended with code 137; another takes its place");
            await(() -> joined(supervisor, victim));
            double replaced = secondsSince(stopped);
            awaitSteps(supervisor, supervisor.status().orElseThrow().getSteps() + 2048);
            System.out.printf(
                    "a stopped worker was named after %.1f s, another had joined after %.1f s%n", named, replaced);
            assertTrue(supervisor.spare().isEmpty(), "none was asked for");
        }
    }

    @Test
    void workerThatLivesButDoesNotMoveIsNamedAndReplaced() throws Exception {
        RunFolder run = run("worker.spareAfterSeconds=0", "worker.stuckAfterSeconds=3", "league.anchors.echo:stuck=50");
        try (Supervisor supervisor = start(run)) {
            await(() ->
                    !supervisor.processes().isEmpty() && supervisor.processes().size() > 1);
            long victim = worker(supervisor);

            assertLine("worker-1 (process " + victim + ") has not moved for", "is stopped");
            assertLine("worker-1 (process " + victim + ") ended with code 137; another takes its place");
            await(() -> worker(supervisor) != victim);
        }
    }

    @Test
    @Tag("faults")
    void learnerThatIsStoppedIsNamedAndGoesOnFromItsCheckpoint() throws Exception {
        RunFolder run = run("worker.spareAfterSeconds=0", "learner.checkpointSeconds=1");
        try (Supervisor supervisor = start(run)) {
            awaitSteps(supervisor, 512);
            long victim = supervisor.processes().get(0);
            long stopped = System.nanoTime();
            signal("STOP", victim);

            assertLine("the learner (process " + victim + ") has been silent for", "is stopped");
            double named = secondsSince(stopped);
            assertLine("the learner (process " + victim + ") ended with code 137; it goes on from its last checkpoint");
            await(() -> supervisor.status().map(TrainingStatus::getIncarnation).orElse(0) == 2);
            awaitSteps(supervisor, supervisor.status().orElseThrow().getSteps() + 2048);
            double trained = secondsSince(stopped);
            System.out.printf(
                    "a stopped learner was named after %.1f s, another had trained after %.1f s%n", named, trained);
        }
    }

    @Test
    void everyChildEndsWhenTheSupervisorIsKilled() throws Exception {
        RunFolder run = run("worker.spareAfterSeconds=1");
        try (TrainProcess training = TrainProcess.start(run, 1, folder.resolve("supervisor.log"), Map.of())) {
            await(() -> training.children().size() == 3 && readyCount(run) == 1);
            List<ProcessHandle> children = training.children();
            training.supervisor.destroyForcibly();

            await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private RunFolder run(String... settings) {
        RunConfig config = ConfigYaml.override(TrainingTest.config(0), List.of(settings));
        return RunFolder.createAt(folder.resolve("run"), config);
    }

    private Supervisor start(RunFolder run) throws IOException {
        return Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add);
    }

    /** Kills the worker and waits until it was named and another has its place. */
    private void killWorker(Supervisor supervisor) throws InterruptedException {
        long victim = worker(supervisor);
        kill(victim);
        assertLine("worker-1", Long.toString(victim), "another takes its place");
        await(() -> worker(supervisor) != victim);
    }

    private static long spare(Supervisor supervisor) {
        return supervisor.spare().orElseThrow().pid();
    }

    /** How many spares have said in their log that they are warm. */
    private static long readyCount(RunFolder run) {
        Path log = run.path().resolve("logs").resolve("spare.log");
        try {
            return Files.exists(log)
                    ? Files.readAllLines(log).stream()
                            .filter(line -> line.endsWith(" ready"))
                            .count()
                    : 0;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static long worker(Supervisor supervisor) {
        return supervisor.processes().get(1);
    }

    private static WorkerStatus joined(Supervisor supervisor) {
        return supervisor.status().orElseThrow().getWorkers(0);
    }

    /** Whether the learner hears a worker, and no longer that process. */
    private static boolean joined(Supervisor supervisor, long victim) {
        List<WorkerStatus> workers =
                supervisor.status().map(TrainingStatus::getWorkersList).orElse(List.of());
        return !workers.isEmpty() && workers.stream().noneMatch(worker -> worker.getProcessId() == victim);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static List<String> workerNames(Supervisor supervisor) {
        return supervisor.status().map(TrainingStatus::getWorkersList).orElseThrow().stream()
                .map(WorkerStatus::getName)
                .toList();
    }

    private void assertLine(String... parts) throws InterruptedException {
        String line = lines.poll(60, TimeUnit.SECONDS);
        assertNotNull(line, "nothing was said");
        for (String part : parts) {
            assertTrue(line.contains(part), line);
        }
    }

    private static void kill(long process) {
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }

    private static void signal(String name, long process) {
        assertTrue(SystemCommand.isDone("kill", "-" + name, Long.toString(process)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
