package dev.agon.league.learner;

import dev.agon.league.AgonException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes for which there must be room: while there is none, training stands still and the write is tried again every second, so that
 * nothing that was trained is lost. Everything else that goes wrong with a write is passed on. Used by the learner's thread.
 */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long RETRY_MILLIS = 1_000;

    private final BooleanSupplier stopping;
    private final Runnable alive;
    private final Consumer<String> told;

    /** Something that needs room; where it failed it can be done again. */
    @FunctionalInterface
    interface Write {
        void now() throws IOException;
    }

    /**
     * Patience until the learner is asked to stop.
     *
     * @param alive run at every try
     * @param told hears when training pauses, why, and when it goes on
     */
    Patience(BooleanSupplier stopping, Runnable alive, Consumer<String> told) {
        this.stopping = stopping;
        this.alive = alive;
        this.told = told;
    }

    /**
     * Writes, as soon as there is room.
     *
     * @throws AgonException where a learner that is asked to stop would have to wait
     */
    void write(Write write) throws IOException {
        boolean waited = false;
        while (true) {
            alive.run();
            try {
                write.now();
                break;
            } catch (IOException | RuntimeException failed) {
                Optional<String> full = FullDisk.reason(failed);
                if (full.isEmpty()) {
                    throw failed;
                }
                if (stopping.getAsBoolean()) {
                    throw AgonException.environment("the disk is full (" + full.get()
                            + "): what was trained since the last checkpoint cannot be saved");
                }
                if (!waited) {
                    waited = true;
                    LOG.warn("there is no room to write, training pauses", failed);
                    told.accept("the disk is full (" + full.get()
                            + "): training pauses until there is room; nothing is lost meanwhile");
                }
                pause();
            }
        }
        if (waited) {
            LOG.info("there is room again");
            told.accept("there is room on the disk again: training goes on");
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while there was no room to write");
        }
    }
}
