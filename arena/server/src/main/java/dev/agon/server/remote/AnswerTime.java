package dev.agon.server.remote;

import java.util.concurrent.TimeUnit;

/** How long a bot has for its answers; more for the first since it sat down or came back. For one thread at a time. */
final class AnswerTime {
    private final RemoteSettings settings;

    /** Ticks a second; 0 in a game of turns. */
    private final int ticksPerSecond;

    private boolean first = true;
    private long endsNanos;

    AnswerTime(RemoteSettings settings, int ticksPerSecond) {
        this.settings = settings;
        this.ticksPerSecond = ticksPerSecond;
    }

    /** Orders are awaited from now on. */
    void begin() {
        long millis = first ? settings.firstDecisionMillis() : settings.decisionMillis();
        endsNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** It has answered, or was too late: the next answer is no first one. */
    void hasBegun() {
        first = false;
    }

    /** It has come back: its next answer is a first one again. */
    void beginAnew() {
        first = true;
    }

    long nanosLeft() {
        return endsNanos - System.nanoTime();
    }

    /** What the bot is told that it has: where people play in real time, a tick. */
    long millisToTell() {
        return settings.forPeople() && ticksPerSecond > 0
                ? TimeUnit.SECONDS.toMillis(1) / ticksPerSecond
                : TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanosLeft()));
    }

    /** Whether nothing has come for so long since a moment that the connection is given up. */
    boolean isSilentSince(long nanos) {
        return System.nanoTime() - nanos > TimeUnit.MILLISECONDS.toNanos(settings.silentMillis());
    }
}
