package dev.agon.league.wire;

import java.io.IOException;

/** Notices that the parent process is gone or wants this one to end: its end of standard input closes. */
public final class ParentWatch {
    private ParentWatch() {}

    /** Calls back once the parent has closed standard input. */
    public static void start(Runnable whenGone) {
        Thread thread = new Thread(() -> awaitEnd(whenGone), "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEnd(Runnable whenGone) {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said: only the end counts.
            }
        } catch (IOException broken) {
            // As good as closed.
        }
        whenGone.run();
    }
}
