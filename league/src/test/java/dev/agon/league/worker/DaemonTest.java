package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker does beside playing is over when the worker is told so. */
@Timeout(10)
class DaemonTest {
    private static final int TIDYING_MILLIS = 200;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean over = new AtomicBoolean();

    /** Needs a while after it has been interrupted, as a call does that is taken back. */
    private final Daemon slow = new Daemon("slow", this::restAndTidy);

    private void restAndTidy() {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            long tidy = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIDYING_MILLIS);
            while (System.nanoTime() < tidy) {
                Thread.onSpinWait();
            }
            over.set(true);
        }
    }

    @Test
    void hasEndedWhenEndReturns() throws InterruptedException {
        slow.start();
        begun.await();

        slow.end();

        assertTrue(over.get());
    }

    @Test
    void isWaitedForByAnInterruptedThreadToo() throws InterruptedException {
        slow.start();
        begun.await();
        Thread.currentThread().interrupt();

        slow.end();

        boolean stillInterrupted = Thread.interrupted();
        assertTrue(over.get());
        assertTrue(stillInterrupted, "the interruption was for the caller");
    }

    @Test
    void doesNotWaitForItself() throws Exception {
        CompletableFuture<Daemon> itself = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Daemon ending = new Daemon("ending", () -> {
            itself.join().end();
            ended.complete(Thread.currentThread().isInterrupted());
        });
        itself.complete(ending);
        ending.start();

        assertTrue(ended.get(2, TimeUnit.SECONDS));
    }

    @Test
    void thatNeverBeganIsOver() {
        slow.end();

        assertFalse(over.get());
    }
}
