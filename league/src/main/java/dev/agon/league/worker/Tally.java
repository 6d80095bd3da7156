package dev.agon.league.worker;

import dev.agon.proto.training.WorkerCounters;
import java.util.concurrent.atomic.LongAdder;

/** Totals of the worker's life; written by the thread that plays, read by any. */
final class Tally {
    final LongAdder decisions = new LongAdder();
    final LongAdder steps = new LongAdder();
    final LongAdder evaluationSteps = new LongAdder();
    final LongAdder matches = new LongAdder();
    final LongAdder waitedNanos = new LongAdder();

    WorkerCounters read() {
        return WorkerCounters.newBuilder()
                .setDecisions(decisions.sum())
                .setSteps(steps.sum())
                .setEvaluationSteps(evaluationSteps.sum())
                .setMatches(matches.sum())
                .setWaitedNanos(waitedNanos.sum())
                .build();
    }
}
