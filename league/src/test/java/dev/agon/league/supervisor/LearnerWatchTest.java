package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.proto.training.TrainingStatus;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LearnerWatchTest {
    private long seconds = 1_000;
    private final LearnerWatch watch = new LearnerWatch(600, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void nothingIsExpectedOfALearnerThatStarts() {
        seconds += 10_000;
        assertEquals(Optional.empty(), watch.fault(Optional.empty()));
        watch.serving();
        watch.starting();
        seconds += 10_000;
        assertEquals(Optional.empty(), watch.fault(Optional.empty()));
    }

    @Test
    void silenceIsAFaultOnceItHasLastedFor45Seconds() {
        watch.serving();
        seconds += 45;
        assertEquals(Optional.empty(), watch.fault(Optional.empty()));
        seconds += 1;
        assertEquals(Optional.of("has been silent for 46 s"), watch.fault(Optional.empty()));
        assertEquals(Optional.empty(), watch.fault(Optional.of(TrainingStatus.getDefaultInstance())));
        seconds += 45;
        assertEquals(Optional.empty(), watch.fault(Optional.empty()));
    }

    @Test
    void standingStillIsAFaultAlsoOfALearnerThatAnswers() {
        watch.serving();
        assertEquals(Optional.empty(), watch.fault(still(600)));
        assertEquals(Optional.of("has not moved for 601 s"), watch.fault(still(601)));
    }

    private static Optional<TrainingStatus> still(long since) {
        return Optional.of(
                TrainingStatus.newBuilder().setSecondsSinceMoved(since).build());
    }
}
