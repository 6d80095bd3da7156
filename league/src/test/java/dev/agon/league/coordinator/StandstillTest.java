package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.WorkerCounters;
import dev.agon.proto.training.WorkerStatus;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A worker that is heard but plays nothing stands still, unless it waits for the learner. */
class StandstillTest {
    private final WorkerRecord worker =
            new WorkerRecord(JoinRequest.getDefaultInstance(), new Place("127.0.0.1", "", true), 0, 0);

    @Test
    void isTheTimeSinceTheLastStepHoweverOftenTheWorkerIsHeard() {
        worker.heard(seconds(10), counters(5, 0, false));
        worker.heard(seconds(20), counters(5, 0, false));
        worker.heard(seconds(30), counters(5, 0, false));
        WorkerStatus status = worker.status(seconds(31));
        assertEquals(21, status.getSecondsSinceMoved());
        assertEquals(1, status.getSecondsSinceHeard());

        worker.heard(seconds(40), counters(6, 0, false));
        assertEquals(0, worker.status(seconds(40)).getSecondsSinceMoved());
        worker.heard(seconds(50), counters(6, 1, false));
        assertEquals(0, worker.status(seconds(50)).getSecondsSinceMoved(), "a match that measures is a step too");
    }

    @Test
    void isNotCountedWhileItWaits() {
        worker.heard(seconds(10), counters(5, 0, false));
        worker.heard(seconds(60), counters(5, 0, true));
        assertEquals(0, worker.status(seconds(60)).getSecondsSinceMoved());
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    private static WorkerCounters counters(long steps, long measuring, boolean waiting) {
        return WorkerCounters.newBuilder()
                .setSteps(steps)
                .setEvaluationSteps(measuring)
                .setWaiting(waiting)
                .build();
    }
}
