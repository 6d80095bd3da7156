package dev.agon.league.coordinator;

import java.util.TreeSet;

/** Which of the numbers 1, 2, 3, … have come, in whatever order; those far behind the others count as come. Not thread-safe. */
final class Sequences {
    /** How far behind a number may come and still count as new. */
    static final int MOST_AHEAD = 256;

    private final TreeSet<Long> ahead = new TreeSet<>();
    /** All numbers up to this one have come. */
    private long floor;

    /** Whether the number has not come before; from now on it has. */
    boolean first(long number) {
        if (number <= floor || !ahead.add(number)) {
            return false;
        }
        if (ahead.size() > MOST_AHEAD) {
            floor = ahead.first();
        }
        while (!ahead.isEmpty() && ahead.first() <= floor + 1) {
            floor = Math.max(floor, ahead.pollFirst());
        }
        return true;
    }
}
