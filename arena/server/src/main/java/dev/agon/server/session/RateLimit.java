package dev.agon.server.session;

import java.util.concurrent.TimeUnit;

/** Lets so many through a second on average, some more at once, and what was granted on top. Thread-safe. */
final class RateLimit {
    private static final double BURST_SECONDS = 2;

    private final double perNano;
    private final double most;
    private double left;
    private long lastNanos;

    /** So many a second, and {@code most} at once. */
    RateLimit(double perSecond, double most, long now) {
        perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
        this.most = most;
        left = most;
        lastNanos = now;
    }

    /** So many a second, and twice as many at once. */
    RateLimit(int perSecond, long now) {
        this(perSecond, perSecond * BURST_SECONDS, now);
    }

    /** So many more are expected. What was granted before and not used does not pile up. */
    synchronized void grant(int more) {
        left = Math.max(left, Math.min(left + more, most + more));
    }

    /** Whether one more is allowed now. */
    synchronized boolean allows(long now) {
        refill(now);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** Whether as many are allowed at once as ever without a grant. */
    synchronized boolean isWhole(long now) {
        refill(now);
        return left >= most;
    }

    private void refill(long now) {
        left = Math.max(left, Math.min(most, left + (now - lastNanos) * perNano));
        lastNanos = now;
    }
}
