package dev.agon.server.live;

/** A clock that never jumps, and someone who does things later. Thread-safe. */
public interface Timekeeper extends AutoCloseable {
    /** Nanoseconds since some moment. */
    long nanoTime();

    /** Runs the task on one of its threads in so many nanoseconds, or never when it is closed before. */
    void after(long nanos, Runnable task);

    /** Runs nothing any more. */
    @Override
    default void close() {}
}
