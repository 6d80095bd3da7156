package dev.agon.server.live;

import java.util.concurrent.TimeUnit;

/** When the next tick of a game in real time is due. A match that falls far behind goes on from there and does not race. */
final class TickClock {
    private static final long MOST_BEHIND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long tickNanos;
    private long dueNanos;

    /** For so many ticks a second; 0 where no tick is ever due. */
    TickClock(int ticksPerSecond) {
        tickNanos = ticksPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / ticksPerSecond;
    }

    void start(long now) {
        dueNanos = now;
    }

    long tickNanos() {
        return tickNanos;
    }

    /** Time until the tick after the one asked for last. */
    long nanosToNext(long now) {
        dueNanos += tickNanos;
        if (now - dueNanos > MOST_BEHIND_NANOS) {
            dueNanos = now;
        }
        return Math.max(0, dueNanos - now);
    }
}
