package dev.agon.server.live;

import dev.agon.server.ServerLimits;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time, on a few threads of its own that live until it is closed. */
public final class RealTimekeeper implements Timekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RealTimekeeper.class);
    private static final int CLOSE_SECONDS = 5;
    private static final int IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor executor;
    private final ThreadPoolExecutor blocking;

    /** Starts so many threads, named {@code arena-1}, …. */
    public RealTimekeeper(int threads) {
        executor = new ScheduledThreadPoolExecutor(threads, named("arena-"));
        blocking = new ThreadPoolExecutor(
                ServerLimits.ARENA_BLOCKING_THREADS,
                ServerLimits.ARENA_BLOCKING_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("arena-blocking-"));
        blocking.allowCoreThreadTimeOut(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRejectedExecutionHandler((task, closed) -> {});
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void after(long nanos, Runnable task) {
        executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public Executor blocking() {
        return blocking;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("A task of the arena failed", failure);
        }
    }

    /** Waits a little for what is running, and for what waits to be written; what else was to come never runs. */
    @Override
    public void close() {
        blocking.shutdown();
        end(blocking);
        executor.shutdown();
        end(executor);
    }

    private static void end(ThreadPoolExecutor executor) {
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A task of the arena did not end within {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
