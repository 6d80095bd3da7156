package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;

/**
 * Hash of a column: the sum of its values, each times a fixed odd number of its own (multilinear hashing: Carter and Wegman, 1979,
 * modulo 2^32), twice with other numbers. A change of one value always changes it; products do not wait for each other, which makes it
 * quick.
 */
final class StateHash {
    static final long ODD = 0x9E3779B97F4A7C15L;

    private static final int LONGEST = 1024;
    private static final int[] LOW = factors(1);
    private static final int[] HIGH = factors(2);

    private StateHash() {}

    private static int[] factors(long seed) {
        int[] factors = new int[LONGEST];
        MatchRandom random = new MatchRandom(seed);
        for (int i = 0; i < LONGEST; i++) {
            factors[i] = (int) random.nextLong() | 1;
        }
        return factors;
    }

    /** Hash of at most 1,024 values. */
    static long of(int[] values) {
        int low = 0;
        int high = 0;
        for (int i = 0; i < values.length; i++) {
            low += values[i] * LOW[i];
            high += values[i] * HIGH[i];
        }
        return (long) high << Integer.SIZE | low & 0xFFFFFFFFL;
    }
}
