package dev.agon.league.wire;

import java.io.IOException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Notices that the parent process is gone or wants this one to end: its end of standard input closes. Ctrl+C, which a terminal
 * sends to parent and children alike, is left to the parent, so that nobody goes before it has saved.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /** Calls back once the parent has closed standard input. */
    public static void start(Runnable whenGone) {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
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
