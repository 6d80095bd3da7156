package dev.agon.league.learner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Decisions trained per second over the last ten seconds, and over the whole life. One thread writes. */
final class Pace {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Deque<long[]> marks = new ArrayDeque<>();
    private final long startNanos;
    private long total;
    private volatile double recent;

    Pace(long nowNanos) {
        startNanos = nowNanos;
        marks.add(new long[] {nowNanos, 0});
    }

    void add(int decisions, long nowNanos) {
        total += decisions;
        marks.addLast(new long[] {nowNanos, total});
        while (marks.size() > 2 && nowNanos - marks.getFirst()[0] > WINDOW_NANOS) {
            marks.removeFirst();
        }
        long[] first = marks.getFirst();
        recent = (total - first[1]) * 1e9 / Math.max(1, nowNanos - first[0]);
    }

    double recent() {
        return recent;
    }

    /** From the start to the last decision. */
    double seconds() {
        return (marks.getLast()[0] - startNanos) / 1e9;
    }

    long total() {
        return total;
    }
}
