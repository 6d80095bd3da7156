package dev.agon.league.worker;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Pauses between attempts: twice as long each time up to a limit, and never quite together with other workers. */
final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 3_000;

    private long millis = FIRST_MILLIS;

    void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        millis = Math.min(LONGEST_MILLIS, 2 * millis);
    }

    /** The next pause is short again. */
    void reset() {
        millis = FIRST_MILLIS;
    }
}
