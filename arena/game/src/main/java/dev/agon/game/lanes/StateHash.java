package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;

/**
 * Hash of a column: the sum of its values, each times a fixed odd number of its own (multilinear hashing: Carter and Wegman, 1979,
 * modulo 2^64). A change of one value always changes it; products do not wait for each other, which makes it quick.
 */
final class StateHash {
    static final long ODD = 0x9E3779B97F4A7C15L;

    private static final int LONGEST = 1024;
    private static final long[] FACTOR = factors();

    private StateHash() {}

    private static long[] factors() {
        long[] factors = new long[LONGEST];
        MatchRandom random = new MatchRandom(ODD);
        for (int i = 0; i < LONGEST; i++) {
            factors[i] = random.nextLong() | 1;
        }
        return factors;
    }

    /** Hash of at most 1,024 values. */
    static long of(int[] values) {
        long even = 0;
        long odd = 0;
        int pairs = values.length & ~1;
        for (int i = 0; i < pairs; i += 2) {
            even += values[i] * FACTOR[i];
            odd += values[i + 1] * FACTOR[i + 1];
        }
        return pairs < values.length ? even + odd + values[pairs] * FACTOR[pairs] : even + odd;
    }
}
