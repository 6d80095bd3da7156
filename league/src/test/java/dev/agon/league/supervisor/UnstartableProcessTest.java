package dev.agon.league.supervisor;

import static dev.agon.league.supervisor.TrainingTest.awaitSteps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where this machine does not let a process start: here one whose log is a folder. */
@Timeout(180)
class UnstartableProcessTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void begin() {
        run = RunFolder.createAt(
                folder.resolve("run"),
                ConfigYaml.override(TrainingTest.config(0), List.of("worker.spareAfterSeconds=1")));
    }

    @Test
    void trainingFailsWhereNobodyCanWork() throws Exception {
        forbid("worker-1");
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add)) {
            AgonException failed = assertThrows(AgonException.class, supervisor::await);
            assertTrue(failed.getMessage().startsWith("cannot start the worker-1 process: "), failed.getMessage());
        }
    }

    @Test
    void trainingGoesOnWithoutWhoIsNotNeeded() throws Exception {
        forbid("worker-2");
        forbid("spare");
        try (Supervisor supervisor = Supervisor.start(new SupervisorOptions(run.path(), 1, null), lines::add)) {
            assertTold("cannot start the spare process: ");
            Wishes.read(run).withWorkers(2).write(run);
            assertTold("workers wanted: 2");
            assertTold("cannot start the worker-2 process: ");
            assertTold("workers wanted: 1");
            awaitSteps(supervisor, supervisor.status().orElseThrow().getSteps() + 1024);
            assertEquals(2, supervisor.processes().size(), "the learner and one worker");
        }
    }

    private void forbid(String name) throws IOException {
        Files.createDirectories(run.logs().resolve(name + ".log"));
    }

    private void assertTold(String what) throws InterruptedException {
        String line = lines.poll(60, TimeUnit.SECONDS);
        while (line != null && line.startsWith("cannot start the spare") && !what.contains("spare")) {
            line = lines.poll(60, TimeUnit.SECONDS);
        }
        assertTrue(line != null && line.startsWith(what), line);
    }
}
