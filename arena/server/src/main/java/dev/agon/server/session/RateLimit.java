package dev.agon.server.session;

import java.util.concurrent.TimeUnit;

/** Lets so many messages a second through on average, and twice as many at once. For one thread at a time. */
final class RateLimit {
    private static final double BURST_SECONDS = 2;

    private final double perNano;
    private final double most;
    private double left;
    private long lastNanos;

    RateLimit(int perSecond, long now) {
        perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        most = perSecond * BURST_SECONDS;
        left = most;
        lastNanos = now;
    }

    /** Whether one more is allowed now. */
    boolean allows(long now) {
        left = Math.min(most, left + (now - lastNanos) * perNano);
        lastNanos = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
