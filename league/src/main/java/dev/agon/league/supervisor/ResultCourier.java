package dev.agon.league.supervisor;

import dev.agon.proto.training.MatchResult;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings results to the learner, one after another, on a thread of its own. While the learner is away it keeps the newest few
 * and tries again; telling one twice does no harm, because the learner counts it once.
 */
final class ResultCourier implements AutoCloseable {
    /** Most results that wait: hours of exhibition matches. */
    static final int CAPACITY = 64;

    private final Destination destination;
    private final Consumer<String> log;
    private final long pauseMillis;
    private final Deque<MatchResult> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    /** Where results go. */
    interface Destination {
        /**
         * Hands over one result.
         *
         * @throws StatusRuntimeException when the learner is away or refuses it
         */
        void bring(MatchResult result);
    }

    /**
     * A courier with nothing to bring yet.
     *
     * @param log hears of results that are lost
     * @param pauseMillis time between attempts
     */
    ResultCourier(Destination destination, Consumer<String> log, long pauseMillis) {
        this.destination = destination;
        this.log = log;
        this.pauseMillis = pauseMillis;
        thread = new Thread(this::work, "exhibition-results");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes a result; never waits. */
    void take(MatchResult result) {
        MatchResult lost;
        synchronized (this) {
            lost = waiting.size() >= CAPACITY ? waiting.removeFirst() : null;
            waiting.addLast(result);
            notifyAll();
        }
        if (lost != null) {
            log.accept("the learner is away for too long: the result of exhibition match " + lost.getExhibition()
                    + " is dropped");
        }
    }

    private void work() {
        try {
            for (MatchResult next = first(); next != null; next = first()) {
                if (bring(next)) {
                    done(next);
                } else {
                    pause();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** The oldest that waits, after waiting for one; null once closed. */
    private synchronized @Nullable MatchResult first() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : waiting.peekFirst();
    }

    private boolean bring(MatchResult result) {
        try {
            destination.bring(result);
            return true;
        } catch (StatusRuntimeException failed) {
            if (failed.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
                return false;
            }
            log.accept("the learner refuses the result of exhibition match " + result.getExhibition() + ": "
                    + failed.getStatus().getDescription());
            return true;
        }
    }

    private synchronized void done(MatchResult result) {
        waiting.remove(result);
    }

    private synchronized void pause() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        for (long left = pauseMillis; left > 0 && !closed; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** Gives up what still waits. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}
