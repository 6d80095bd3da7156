package dev.agon.league.supervisor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again, on a thread of its own, until training ends. A look that fails is not the last. */
final class Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    /** Between two looks. */
    static final long MILLIS = 1_000;

    private final Ending ending;
    private final Runnable look;
    private String lastFailure = "";

    Lookout(Ending ending, Runnable look) {
        this.ending = ending;
        this.look = look;
    }

    void start() {
        Thread thread = new Thread(this::watch, "supervisor-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!ending.await(MILLIS)) {
                lookOnce();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            look.run();
            lastFailure = "";
        } catch (RuntimeException failed) {
            if (!failed.toString().equals(lastFailure)) {
                LOG.warn("cannot look after the run now", failed);
            }
            lastFailure = failed.toString();
        }
    }
}
