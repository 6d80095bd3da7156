package dev.agon.server.bench;

import java.util.concurrent.TimeUnit;

/**
 * What all clients of the generator measure together, from the warm-up's end to the end of the last stretch. For one thread at a
 * time.
 */
final class Measurements {
    final Stopwatch lag = new Stopwatch();
    final Stopwatch frames = new Stopwatch();
    long unanswered;
    long refused;
    long leftOut;
    long lost;
    long spectatorBytes;
    long playerBytes;

    private final Stopwatch quiet = new Stopwatch();
    private final Stopwatch besideSilent = new Stopwatch();
    private final long sliceNanos;
    private final int slices;
    private final boolean alternating;
    private long beginNanos = Long.MAX_VALUE;

    Measurements(ServerLoad load) {
        alternating = load.silent() > 0;
        slices = alternating ? 2 * load.slices() : load.slices();
        sliceNanos = (long) (load.sliceSeconds() * TimeUnit.SECONDS.toNanos(1));
    }

    /** The warm-up ends at that time. */
    void begin(long nanoTime) {
        beginNanos = nanoTime;
    }

    long end() {
        return beginNanos + slices * sliceNanos;
    }

    /** Whether something at that time is measured. */
    boolean covers(long nanoTime) {
        return beginNanos != Long.MAX_VALUE && nanoTime - beginNanos >= 0 && nanoTime - end() < 0;
    }

    /** An order that should have been sent at that time was shown so much later. */
    void answered(long dueNanos, long latencyNanos) {
        if (covers(dueNanos)) {
            (silentAt(dueNanos) ? besideSilent : quiet).add(latencyNanos);
        }
    }

    /** Whether the silent spectators are to be there at that time. */
    boolean silentAt(long nanoTime) {
        return alternating && covers(nanoTime) && (nanoTime - beginNanos) / sliceNanos % 2 == 1;
    }

    Latencies quiet() {
        return quiet.spread();
    }

    Latencies besideSilent() {
        return besideSilent.spread();
    }
}
