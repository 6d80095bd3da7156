package dev.agon.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C: saves, lets the command say its last words, and only then lets the process go. The exit code of an interrupted
 * process, 130, is the runtime's own.
 */
final class Interrupt implements AutoCloseable {
    private static final long LAST_WORDS_SECONDS = 5;

    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interrupt(Runnable save) {
        hook = new Thread(
                () -> {
                    happened = true;
                    System.err.println("agon: saving");
                    save.run();
                    awaitLastWords();
                },
                "save-at-interrupt");
    }

    /** From now until it is closed, an interrupt runs {@code save} first. */
    static Interrupt saving(Runnable save) {
        Interrupt interrupt = new Interrupt(save);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    private void awaitLastWords() {
        try {
            if (!said.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("agon: saved, but the summary was not ready in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether an interrupt came. */
    boolean happened() {
        return happened;
    }

    @Override
    public void close() {
        said.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException underWay) {
                // The process is ending: the hook runs and finds its work done.
            }
        }
    }
}
