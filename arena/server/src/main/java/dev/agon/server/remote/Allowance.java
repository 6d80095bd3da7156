package dev.agon.server.remote;

import java.util.concurrent.TimeUnit;

/** How many messages a bot may send: some a second, and what it needs for each question on top. */
final class Allowance {
    private static final double PER_NANO = 20.0 / TimeUnit.SECONDS.toNanos(1);
    private static final double MOST = 1000;

    private double left = MOST;
    private long lastNanos;

    Allowance(long now) {
        lastNanos = now;
    }

    /** A question was asked that takes so many messages to answer. */
    void grant(int messages) {
        left = Math.min(MOST, left + messages);
    }

    /** Whether one more may be sent now. */
    boolean allows(long now) {
        left = Math.min(MOST, left + (now - lastNanos) * PER_NANO);
        lastNanos = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
