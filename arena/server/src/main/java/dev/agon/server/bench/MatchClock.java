package dev.agon.server.bench;

/**
 * When a match's ticks are due, as its clients can tell: ticks are evenly spaced, and the frame that came soonest says from when.
 * It no longer moves when measuring begins, so that a server that falls behind its own pace is late by this clock. For one
 * thread at a time.
 */
final class MatchClock {
    private final long tickNanos;
    private long originNanos = Long.MAX_VALUE;

    MatchClock(long tickNanos) {
        this.tickNanos = tickNanos;
    }

    /** A frame of that tick was read at that time. */
    void note(int tick, long nanoTime) {
        originNanos = Math.min(originNanos, nanoTime - tick * tickNanos);
    }

    /** Whether any frame has been read. */
    boolean runs() {
        return originNanos != Long.MAX_VALUE;
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
