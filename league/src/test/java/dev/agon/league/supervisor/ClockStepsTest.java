package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.launch.LearnerCall;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole run, supervisor, learner and workers, whose wall clock is set an hour to and fro while it trains: all its processes are told the
 * time by libfaketime, which leaves the clock alone that only goes on.
 */
@Tag("faults")
@Timeout(600)
class ClockStepsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Duration> CLOCKS =
            List.of(HOUR, Duration.ZERO, HOUR.negated(), HOUR, HOUR.negated(), Duration.ZERO);
    /** So that deadlines of every kind have been looked at: heartbeats, silence, leases, checkpoints. */
    private static final int UPDATES = 20;

    private static final long SECONDS = 20;

    @TempDir
    Path folder;

    private RunFolder run;

    @Test
    void trainingGoesOnAsIfNothingHadHappened() throws Exception {
        Optional<Path> library = library();
        assumeTrue(library.isPresent(), "left out: there is no libfaketime; on Debian: apt-get install libfaketime");
        run = RunFolder.createAt(
                folder.resolve("run"),
                ConfigYaml.override(
                        TrainingTest.config(0),
                        List.of("workers=2", "worker.spareAfterSeconds=0", "learner.checkpointSeconds=1")));
        set(Duration.ZERO);
        try (TrainProcess training = TrainProcess.start(run, 2, supervisorLog(), environment(library.get()))) {
            Process supervisor = training.supervisor;
            await(supervisor, () -> updates().size() > UPDATES);
            Map<String, Long> workers = workers();
            assertEquals(2, workers.size());
            String before = said();
            for (Duration ahead : CLOCKS) {
                set(ahead);
                await(supervisor, () -> isAbout(ahead, lastTime()));
                int known = updates().size();
                long since = System.nanoTime();
                await(
                        supervisor,
                        () -> updates().size() > known + UPDATES
                                && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(SECONDS));
                TrainingStatus status = LearnerCall.status(run).orElseThrow();
                assertEquals(1, status.getIncarnation(), "the learner should have stayed");
                assertEquals(workers, workers());
            }
            for (String worker : workers.keySet()) {
                assertFalse(log(worker).contains("connection lost"), log(worker) + log("learner"));
            }
            supervisor.destroy();
            supervisor.waitFor();
            assertEquals(before, said(), "there was nothing to say");
            System.out.printf(
                    "the clock was set %d times, by an hour or two: %d updates, nobody was thought silent%n",
                    CLOCKS.size(), updates().size());
        }
    }

    private static Optional<Path> library() throws IOException {
        try (Stream<Path> places = Files.find(
                Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
            return places.findFirst();
        }
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    private Path supervisorLog() {
        return folder.resolve("supervisor.log");
    }

    private Map<String, String> environment(Path library) {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock().toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                // What it mends in other programs lets the waits of Java end at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Sets the clock of all processes of the run. */
    private void set(Duration ahead) throws IOException {
        Path next = folder.resolve("clock.next");
        Files.writeString(next, String.format("%+d%n", ahead.toSeconds()));
        Files.move(next, clock(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isAbout(Duration ahead, Instant shown) {
        return Duration.between(Instant.now().plus(ahead), shown).abs().compareTo(Duration.ofMinutes(20)) < 0;
    }

    private List<JsonNode> updates() {
        return MetricsReader.all(run.metrics());
    }

    private Instant lastTime() {
        List<JsonNode> updates = updates();
        return Instant.parse(updates.get(updates.size() - 1).path("time").asText());
    }

    /** Who works, each with its process. */
    private Map<String, Long> workers() {
        return LearnerCall.status(run).stream()
                .flatMap(status -> status.getWorkersList().stream())
                .collect(Collectors.toMap(WorkerStatus::getName, WorkerStatus::getProcessId));
    }

    private String said() throws IOException {
        return Files.readAllLines(supervisorLog()).stream()
                .filter(line -> !line.startsWith("{") && !line.startsWith("NOTE") && !line.startsWith("WARNING"))
                .collect(Collectors.joining("\n"));
    }

    private String log(String process) throws IOException {
        return Files.readString(run.logs().resolve(process + ".log"));
    }

    private static void await(Process supervisor, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            assertTrue(supervisor.isAlive(), "the supervisor has ended");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
