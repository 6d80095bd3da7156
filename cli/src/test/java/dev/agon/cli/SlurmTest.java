package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.launch.LearnerCall;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.proto.training.TrainingStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs on a real Slurm cluster of two nodes, one for each test: mostly they wait for Slurm, so they do it side by side. */
@Timeout(600)
class SlurmTest {
    private static final List<String> SMALL_RUN = List.of(
            "train",
            "--game=kuhn",
            "--launcher=slurm",
            "--no-dashboard",
            "--set=ppo.batch=512",
            "--set=ppo.minibatch=128",
            "--set=worker.matches=16",
            "--set=learner.checkpointSeconds=600",
            "--set=launch.bind=127.0.0.1",
            "--set=launch.slurm.partition=small",
            "--json");

    @TempDir
    Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void trainsAcrossTwoNodesThroughALostNodeAndAPreemptionUntilEveryStepIsDone() throws Exception {
        Path path = folder.resolve("runs/two-nodes");
        try (SlurmCluster cluster = SlurmCluster.start();
                ChildProcess train = train(cluster, "--run=" + path, "--steps=1000000000", "--workers=2")) {
            train.await(line -> line.contains("workers submitted as array"));
            RunFolder run = RunFolder.open(path);
            cluster.await("two workers", () -> joined(run) == 2 && steps(run) > 0);
            String workerOfOther = element(cluster, "n2");
            assertTrue(
                    where(cluster, workerOfOther).equals("n2") && jobs(cluster, "n1") == 2,
                    () -> cluster.run("squeue"));

            cluster.run("scontrol", "update", "nodename=n2", "state=down", "reason=test");
            cluster.await("requeue after the loss of a node", () -> restarts(cluster, workerOfOther) == 1);
            cluster.run("scontrol", "update", "nodename=n2", "state=resume");
            cluster.await(
                    "the worker's return",
                    () -> joined(run) == 2 && where(cluster, workerOfOther).equals("n2"));

            scale(cluster, path, 3);
            cluster.await("a third worker", () -> joined(run) == 3);
            assertEquals(4, living(cluster));
            scale(cluster, path, 2);
            cluster.await("one worker less", () -> living(cluster) == 3);

            long before = steps(run);
            RunConfig config = run.config();
            ConfigYaml.write(run.configFile(), ConfigYaml.override(config, List.of("steps=" + (before + 20_000))));
            cluster.run(
                    "sbatch",
                    "--partition=urgent",
                    "--nodelist=n1",
                    "--exclusive",
                    "--output=/dev/null",
                    "--wrap=true");
            cluster.await("requeue after preemption", () -> restarts(cluster, coordinator(cluster)) == 1);
            cluster.await(
                    "another incarnation",
                    () -> status(run).filter(now -> now.getIncarnation() == 2).isPresent());
            assertTrue(steps(run) >= before, "what was trained before the preemption was saved");

            assertEquals(ExitCode.DONE, train.exitCode(), train::toString);
            JsonNode summary = new ObjectMapper().readTree(train.await(line -> line.startsWith("{")));
            assertTrue(summary.path("steps").asLong() >= before + 20_000, summary.toString());
            cluster.await("an empty queue", () -> living(cluster) == 0);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void savesBeforeItsWallClockLimitAndGoesOnAfterIt() throws Exception {
        Path path = folder.resolve("runs/limited, it's slow");
        try (SlurmCluster cluster = SlurmCluster.start()) {
            try (ChildProcess submitted = train(
                    cluster,
                    "--run=" + path,
                    "--steps=1000000000",
                    "--workers=1",
                    "--set=launch.slurm.time=30",
                    "--set=launch.slurm.graceSeconds=10",
                    "--detach")) {
                assertEquals(ExitCode.DONE, submitted.exitCode(), submitted::toString);
            }
            RunFolder run = RunFolder.open(path);
            cluster.await("training", () -> joined(run) == 1 && steps(run) > 0);
            String coordinator = coordinator(cluster);
            String worker = nodes(cluster).keySet().stream()
                    .filter(job -> job.contains("_"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(cluster.run("scontrol", "show", "job", coordinator).contains("TimeLimit=00:30:00"));
            long before = steps(run);
            // A limit comes in minutes; the test does not wait for one. Slurm looks at limits every half a minute.
            for (String job : List.of(coordinator, worker)) {
                cluster.run("scontrol", "update", "jobid=" + job, "EndTime=now+40seconds");
            }
            cluster.await(
                    "both jobs back in the queue",
                    () -> restarts(cluster, coordinator) > 0 && restarts(cluster, worker) > 0);
            cluster.await(
                    "another incarnation with its worker",
                    () -> status(run).filter(now -> now.getIncarnation() > 1).isPresent() && joined(run) == 1);
            assertTrue(
                    steps(run) >= before, "no checkpoint was due: what was trained before the limit was saved at it");
            stop(cluster, path);
            cluster.await("an empty queue", () -> living(cluster) == 0);
            workersOfAnEndedRunWaitForItsNextCoordinatorAndDoNotOutliveIt(cluster, run);
        }
    }

    /** They start before it, and what they find in the run's folder is of the part that has ended. */
    private void workersOfAnEndedRunWaitForItsNextCoordinatorAndDoNotOutliveIt(SlurmCluster cluster, RunFolder run)
            throws Exception {
        assertTrue(MeetingPoint.read(run).orElseThrow().ended());
        try (ChildProcess resumed = agon(cluster, "train", "--run=" + run, "--resume", "--no-dashboard", "--detach")) {
            assertEquals(ExitCode.DONE, resumed.exitCode(), resumed::toString);
        }
        cluster.await("a worker of the resumed run", () -> joined(run) == 1);
        cluster.run("scancel", coordinator(cluster, "pending,running"));
        cluster.await(
                "a worker alone", () -> living(cluster) == 1 && status(run).isEmpty());
        stop(cluster, run.path());
        cluster.await("an empty queue", () -> living(cluster) == 0);
    }

    private void stop(SlurmCluster cluster, Path run) throws Exception {
        try (ChildProcess stop = agon(cluster, "cluster", run.toString(), "stop")) {
            assertEquals(ExitCode.DONE, stop.exitCode(), stop::toString);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void saysWhyAJobWaitsAndTakesItBack() throws Exception {
        Path path = folder.resolve("runs/waits");
        try (SlurmCluster cluster = SlurmCluster.start()) {
            try (ChildProcess refused = train(cluster, "--run=" + path, "--set=launch.slurm.partition=smal")) {
                assertEquals(ExitCode.INPUT, refused.exitCode());
                refused.await(line -> line.contains("no partition 'smal'; did you mean 'small'?"));
                assertFalse(Files.exists(path));
            }
            try (ChildProcess refused =
                    agon(cluster, "train", "--game=kuhn", "--launcher=slurm", "--run=" + path, "--bind=0.0.0.0")) {
                assertEquals(ExitCode.USAGE, refused.exitCode());
                refused.await(line -> line.contains("refusing to serve on 0.0.0.0 without TLS"));
                assertFalse(Files.exists(path));
            }
            try (ChildProcess refused =
                    train(cluster, "--run=" + path, "--set=launch.slurm.options=--no-such-option", "--detach")) {
                assertEquals(ExitCode.INPUT, refused.exitCode());
                refused.await(line -> line.contains("launch.slurm.options"));
            }
            try (ChildProcess submitted = train(
                    cluster,
                    "--run=" + path + "2",
                    "--set=launch.slurm.coordinatorPartition=closed",
                    "--workers=1",
                    "--detach")) {
                assertEquals(ExitCode.DONE, submitted.exitCode(), submitted::toString);
            }
            JsonNode status = status(cluster, path + "2");
            assertEquals("waiting", status.path("state").asText());
            String reason = status.path("parts").get(0).path("reason").asText();
            assertEquals("the partition is down [PartitionDown]", reason);
            stop(cluster, Path.of(path + "2"));
            cluster.await("an empty queue", () -> living(cluster) == 0);
        }
    }

    @Test
    void saysThatSlurmsCommandsAreMissing() throws Exception {
        List<String> command = new ArrayList<>(SMALL_RUN);
        command.add("--run=" + folder.resolve("run"));
        try (ChildProcess refused =
                ChildProcess.agon(folder, Map.of("PATH", "/nonexistent"), command.toArray(String[]::new))) {
            assertEquals(ExitCode.ENVIRONMENT, refused.exitCode());
            refused.await(line -> line.contains("the command sinfo cannot be run here") && line.contains("login node"));
        }
    }

    private ChildProcess train(SlurmCluster cluster, String... more) throws Exception {
        return agon(cluster, Stream.concat(SMALL_RUN.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private ChildProcess agon(SlurmCluster cluster, String... arguments) throws Exception {
        return ChildProcess.agon(folder, cluster.environment(), arguments);
    }

    private void scale(SlurmCluster cluster, Path run, int workers) throws Exception {
        try (ChildProcess scale = agon(cluster, "cluster", run.toString(), "scale", Integer.toString(workers))) {
            assertEquals(ExitCode.DONE, scale.exitCode(), scale::toString);
        }
    }

    private JsonNode status(SlurmCluster cluster, String run) throws Exception {
        try (ChildProcess status = agon(cluster, "cluster", run, "status", "--json")) {
            assertEquals(ExitCode.DONE, status.exitCode(), status::toString);
            return new ObjectMapper().readTree(status.await(line -> line.startsWith("{")));
        }
    }

    private static Optional<TrainingStatus> status(RunFolder run) {
        return LearnerCall.status(run);
    }

    /** Workers that the learner hears. */
    private static long joined(RunFolder run) {
        return status(run).stream()
                .flatMap(status -> status.getWorkersList().stream())
                .filter(worker -> worker.getSecondsSinceHeard() < 5)
                .count();
    }

    private static long steps(RunFolder run) {
        return status(run).map(TrainingStatus::getSteps).orElse(0L);
    }

    private static Map<String, String> nodes(SlurmCluster cluster) {
        Map<String, String> nodes = new HashMap<>();
        cluster.run("squeue", "--noheader", "--array", "--states=running", "--format=%i %N")
                .lines()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length == 2)
                .forEach(fields -> nodes.put(fields[0], fields[1]));
        return nodes;
    }

    private static String where(SlurmCluster cluster, String job) {
        return nodes(cluster).getOrDefault(job, "");
    }

    private static long jobs(SlurmCluster cluster, String node) {
        return nodes(cluster).values().stream().filter(node::equals).count();
    }

    private static String element(SlurmCluster cluster, String node) {
        return nodes(cluster).entrySet().stream()
                .filter(entry ->
                        entry.getKey().contains("_") && entry.getValue().equals(node))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no worker on " + node + ": " + nodes(cluster)));
    }

    private static String coordinator(SlurmCluster cluster) {
        return coordinator(cluster, "all");
    }

    private static String coordinator(SlurmCluster cluster, String states) {
        return cluster.run("squeue", "--noheader", "--array", "--states=" + states, "--format=%i %P")
                .lines()
                .filter(line -> line.endsWith(" small") && !line.contains("_"))
                .map(line -> line.split(" ")[0])
                .collect(Collectors.collectingAndThen(Collectors.toCollection(HashSet::new), ids -> ids.iterator()
                        .next()));
    }

    private static int restarts(SlurmCluster cluster, String job) {
        return cluster.run("scontrol", "--oneliner", "show", "job", job)
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(field -> field.startsWith("Restarts="))
                .mapToInt(field -> Integer.parseInt(field.substring("Restarts=".length())))
                .findFirst()
                .orElse(-1);
    }

    private static long living(SlurmCluster cluster) {
        return cluster.run(
                        "squeue",
                        "--noheader",
                        "--array",
                        "--partition=small,closed",
                        "--states=pending,running",
                        "--format=%i")
                .lines()
                .filter(line -> !line.isBlank())
                .count();
    }
}
