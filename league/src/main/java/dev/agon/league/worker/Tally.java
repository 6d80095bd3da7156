package dev.agon.league.worker;

import dev.agon.proto.training.WorkerCounters;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Totals of the worker's life; written by the thread that plays, read by any. */
final class Tally {
    final LongAdder decisions = new LongAdder();
    final LongAdder steps = new LongAdder();
    final LongAdder evaluationSteps = new LongAdder();
    final LongAdder matches = new LongAdder();
    final LongAdder waitedNanos = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Something that only the learner can end. */
    @FunctionalInterface
    interface Wait<T> {
        T forLearner() throws InterruptedException;
    }

    /** Waits; whoever stands still meanwhile is not stuck. */
    <T> T waiting(Wait<T> wait) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return wait.forLearner();
        } finally {
            waiting.decrementAndGet();
        }
    }

    WorkerCounters read() {
        return WorkerCounters.newBuilder()
                .setDecisions(decisions.sum())
                .setSteps(steps.sum())
                .setEvaluationSteps(evaluationSteps.sum())
                .setMatches(matches.sum())
                .setWaitedNanos(waitedNanos.sum())
                .setWaiting(waiting.get() > 0)
                .build();
    }
}
