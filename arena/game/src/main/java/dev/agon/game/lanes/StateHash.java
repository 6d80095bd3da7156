package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Hash of columns, two of one length at a time: the sum of the products of what stands beside each other, to either of which a number of
 * its own place was added first, modulo 2^64 (NH of Black, Halevi, Krawczyk, Krovetz and Rogaway: UMAC, 1999). Two states that differ have sums that differ, but for one chance in
 * 2^32. It takes one product for two values, none waits for another, and compilers make vectors of it.
 */
final class StateHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private static final int LONGEST = 1024;
    private static final int[] FIRST = keys(1);
    private static final int[] SECOND = keys(2);

    private StateHash() {}

    private static int[] keys(long seed) {
        int[] keys = new int[LONGEST];
        MatchRandom random = new MatchRandom(seed);
        for (int i = 0; i < LONGEST; i++) {
            keys[i] = (int) random.nextLong();
        }
        return keys;
    }

    /** Columns of one length side by side: the even ones are first of a pair, the next ones second. Whoever is left over is paired with zeros. */
    static int[][] pairs(List<int[]> columns) {
        List<int[]> pairs = new ArrayList<>();
        List<int[]> left = new ArrayList<>(columns);
        while (!left.isEmpty()) {
            int[] first = left.remove(0);
            int[] second = left.stream()
                    .filter(column -> column.length == first.length)
                    .findFirst()
                    .orElseGet(() -> new int[first.length]);
            left.removeIf(column -> column == second);
            pairs.add(first);
            pairs.add(second);
        }
        return pairs.toArray(int[][]::new);
    }

    /** Hash of {@link #pairs} of columns of at most 1,024 values, going on from another hash. */
    static long of(int[][] pairs, long from) {
        long hash = from;
        for (int pair = 0; pair < pairs.length; pair += 2) {
            hash = (hash ^ of(pairs[pair], pairs[pair + 1])) * ODD;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private static long of(int[] first, int[] second) {
        long sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] + FIRST[i] & UNSIGNED) * (second[i] + SECOND[i] & UNSIGNED);
        }
        return sum;
    }
}
