package dev.agon.league.bench;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.coordinator.RolloutIntake;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Takes in batches as a learner does, counts their decisions and drops them. */
final class Sink implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 100;

    private final RolloutIntake intake;
    private final int batch;
    private final Thread thread = new Thread(this::take, "sink");
    private final LongAdder decisions = new LongAdder();
    private volatile boolean closed;

    /** A sink of batches of so many decisions, two of which may wait. */
    Sink(int batch) {
        this.batch = batch;
        intake = new RolloutIntake(2 * batch);
        thread.start();
    }

    RolloutIntake intake() {
        return intake;
    }

    private void take() {
        try {
            while (!closed) {
                for (Rollout rollout : intake.take(batch, 0, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    decisions.add(rollout.decisions());
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Decisions that were taken. */
    long decisions() {
        return decisions.sum();
    }

    @Override
    public void close() {
        closed = true;
        intake.close();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
