package dev.agon.server.remote;

import dev.agon.server.Conduct;
import java.util.concurrent.TimeUnit;

/** Counts how a bot behaves in one match. */
final class ConductLog {
    int decisions;
    int late;
    int refused;
    int lost;
    Conduct.Gone gone = Conduct.Gone.STAYED;
    private long slowestNanos;

    void answered(long nanos) {
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    Conduct conduct() {
        return new Conduct(decisions, late, refused, lost, gone, TimeUnit.NANOSECONDS.toMillis(slowestNanos));
    }
}
