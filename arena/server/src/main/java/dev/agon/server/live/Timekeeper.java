package dev.agon.server.live;

import java.util.concurrent.Executor;

/** A clock that never jumps, and someone who does things later. Thread-safe. */
public interface Timekeeper extends AutoCloseable {
    /** Nanoseconds since some moment. */
    long nanoTime();

    /** Runs the task on one of its threads in so many nanoseconds, or never when it is closed before. */
    void after(long nanos, Runnable task);

    /** Does what may have to wait for a disk, a database or a lock, which the threads that tasks run on must not. */
    default Executor blocking() {
        return task -> after(0, task);
    }

    /** Runs nothing any more. */
    @Override
    default void close() {}
}
