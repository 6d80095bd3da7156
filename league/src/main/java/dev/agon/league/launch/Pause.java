package dev.agon.league.launch;

import dev.agon.league.AgonException;
import java.util.concurrent.TimeUnit;

/** A wait between two looks at something that another process does. */
public final class Pause {
    private Pause() {}

    /** Waits; an interrupt ends the command. */
    public static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw AgonException.failed("interrupted while waiting");
        }
    }
}
