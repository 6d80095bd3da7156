package dev.agon.server.live;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Time that passes when a test says so; tasks run in the calling thread, in the order in which they are due. */
public final class ManualTimekeeper implements Timekeeper {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private long now;
    private long number;

    private record Due(long nanos, long number, Runnable task) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void after(long nanos, Runnable task) {
        if (nanos < 0) {
            throw new IllegalArgumentException("nothing can be done in the past: " + nanos);
        }
        due.add(new Due(now + nanos, number++, task));
    }

    /** Lets time pass and does all that is due in it. */
    public void pass(long millis) {
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!due.isEmpty() && due.peek().nanos <= end) {
            Due next = due.remove();
            now = Math.max(now, next.nanos);
            next.task.run();
        }
        now = Math.max(now, end);
    }

    /** Lets time pass while a task runs: what is due meanwhile waits for its end. */
    public void spend(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
