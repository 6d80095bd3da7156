package dev.agon.league.supervisor;

import dev.agon.league.AgonException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether training is to end, and how it did: with all its steps done, because somebody asked, or because it failed. Whoever waits for the
 * end waits here. Thread-safe.
 */
final class Ending {
    private boolean asked;
    private boolean ended;
    private boolean completed;
    private @Nullable AgonException failure;

    /** Somebody wants it to end. Whether it had not ended before. */
    synchronized boolean ask() {
        asked |= !ended;
        return !ended;
    }

    /**
     * It has ended.
     *
     * @param allSteps whether nothing is left to do, which counts only where nobody asked and it had not ended before
     */
    synchronized void end(boolean allSteps) {
        completed |= allSteps && !asked && !ended;
        ended = true;
        notifyAll();
    }

    /** It has ended, for this reason. */
    synchronized void fail(AgonException reason) {
        failure = reason;
        ended = true;
        notifyAll();
    }

    /** Whether it has not ended, and nobody wants it to. */
    synchronized boolean isFar() {
        return !asked && !ended;
    }

    /** Whether all steps were done, rather than it being asked to end before. */
    synchronized boolean isCompleted() {
        return completed;
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }

    /** Fails where training did. */
    synchronized void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits until it has ended. */
    synchronized void await() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    /** Waits for so long at most; whether it has ended. */
    synchronized boolean await(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && !ended; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return ended;
    }
}
