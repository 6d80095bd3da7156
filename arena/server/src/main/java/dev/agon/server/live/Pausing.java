package dev.agon.server.live;

import java.util.concurrent.TimeUnit;

/** Whether a practice match is stopped, and how long it has been. For one thread at a time. */
final class Pausing {
    /** A match that is stopped for longer goes on by itself: it takes the room of another. */
    static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private boolean on;
    private long sinceNanos;
    private int changes;

    boolean on() {
        return on;
    }

    /** Counts how often it was stopped or went on, so that the end of one pause does not end another. */
    int changes() {
        return changes;
    }

    void begin(long now) {
        on = true;
        sinceNanos = now;
        changes++;
    }

    /** Goes on, and says how long it was stopped. */
    long end(long now) {
        on = false;
        changes++;
        return now - sinceNanos;
    }
}
