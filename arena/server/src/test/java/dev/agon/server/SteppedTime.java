package dev.agon.server;

import dev.agon.server.live.Timekeeper;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so; all is done by one thread, what is due at once without waiting for the test. Thread-safe. */
final class SteppedTime implements Timekeeper {
    private static final int ROUNDS_TO_SETTLE = 8;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "stepped-time");
        made.setDaemon(true);
        return made;
    });
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private long now;
    private long number;

    private record Due(long nanos, long number, Runnable task) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void after(long nanos, Runnable task) {
        synchronized (this) {
            if (nanos > 0) {
                due.add(new Due(now + nanos, number++, task));
                return;
            }
        }
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }

    /** Lets time pass; when it returns, all that was due has been done. */
    void pass(long millis) {
        settle();
        long end = nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Due next = next(end); next != null; next = next(end)) {
            await(thread.submit(next.task));
            settle();
        }
    }

    private synchronized @Nullable Due next(long end) {
        Due next = due.peek();
        if (next == null || next.nanos > end) {
            now = end;
            return null;
        }
        now = next.nanos;
        return due.remove();
    }

    /** Waits for what was due at once, and for what that made due at once. */
    private void settle() {
        for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
            await(thread.submit(() -> {}));
        }
    }

    private static void await(Future<?> done) {
        try {
            done.get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
