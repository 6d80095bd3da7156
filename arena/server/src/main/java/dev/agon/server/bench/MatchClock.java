package dev.agon.server.bench;

/**
 * When a match's ticks are due, as its clients can tell: ticks are evenly spaced, and the frame that came soonest says from when.
 * It no longer moves once measuring begins, so that a server that falls behind its own pace is late by this clock. For one
 * thread at a time.
 */
final class MatchClock {
    private final long tickNanos;
    private long originNanos = Long.MAX_VALUE;
    private long heardNanos = Long.MAX_VALUE;
    private boolean listening;

    MatchClock(long tickNanos) {
        this.tickNanos = tickNanos;
    }

    /** A frame of that tick was read at that time. */
    void note(int tick, long nanoTime) {
        long nanos = nanoTime - tick * tickNanos;
        heardNanos = Math.min(heardNanos, nanos);
        if (!listening) {
            originNanos = Math.min(originNanos, nanos);
        }
    }

    /** Forgets the frames that came soonest, and goes on by them until others have been heard. */
    void listenAnew() {
        heardNanos = Long.MAX_VALUE;
        listening = true;
    }

    /** Goes by the frames that came since it listens anew. */
    void goByWhatWasHeard() {
        originNanos = heardNanos == Long.MAX_VALUE ? originNanos : heardNanos;
        listening = false;
    }

    /** When the frame of the tick is due. */
    long due(int tick) {
        return originNanos + tick * tickNanos;
    }

    /** How late the frame of a tick came; never negative. */
    long lateness(int tick, long nanoTime) {
        return Math.max(0, nanoTime - due(tick));
    }

    long tickNanos() {
        return tickNanos;
    }
}
