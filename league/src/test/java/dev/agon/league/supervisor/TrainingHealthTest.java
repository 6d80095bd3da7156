package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingHealthTest {
    @TempDir
    Path folder;

    private long now;
    private Optional<TrainingStatus> status = Optional.of(TrainingStatus.getDefaultInstance());

    private TrainingHealth health(Path run) {
        return new TrainingHealth(() -> status, run, () -> now);
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void saysThatTheLearnerIsAway() {
        TrainingHealth health = health(folder);
        assertEquals(Optional.empty(), health.learner());
        status = Optional.empty();
        assertEquals(Optional.of("the learner does not answer"), health.learner());
    }

    @Test
    void saysThatTheRunCannotBeWritten() {
        assertEquals(Optional.empty(), health(folder).store());
        assertEquals(
                Optional.of("the run's folder cannot be written"),
                health(folder.resolve("none")).store());
    }

    @Test
    void saysThatNothingMovesAndTakesItBackWhenSomethingDoes() {
        TrainingHealth health = health(folder);
        assertEquals(Optional.empty(), health.progress());
        pass(TrainingHealth.PATIENCE_SECONDS);
        assertEquals(Optional.empty(), health.progress());
        pass(1);
        assertEquals(
                Optional.of("nothing has moved for " + (TrainingHealth.PATIENCE_SECONDS + 1) + " s"),
                health.progress());
        status = Optional.of(TrainingStatus.newBuilder()
                .addWorkers(WorkerStatus.newBuilder().setSteps(1))
                .build());
        assertEquals(Optional.empty(), health.progress(), "a worker plays");
        pass(TrainingHealth.PATIENCE_SECONDS);
        status = Optional.of(status.get().toBuilder().setSteps(1).build());
        assertEquals(Optional.empty(), health.progress(), "the learner learns");
        pass(TrainingHealth.PATIENCE_SECONDS + 1);
        status = Optional.empty();
        assertTrue(health.progress().isPresent(), "a learner that is away does not move");
    }
}
