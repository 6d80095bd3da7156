package dev.agon.league.learner;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A histogram of decisions by a whole number.
 *
 * @param byNumber share in [0, 1] of each number that occurs, in ascending order; they sum to 1, or there are none
 */
record Shares(Map<Long, Double> byNumber) {
    static final Shares NONE = new Shares(Map.of());

    /** Shares of counts by number; numbers that were never counted are left out. */
    static Shares of(Map<Long, Integer> counts) {
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        TreeMap<Long, Double> shares = new TreeMap<>();
        counts.forEach((number, count) -> {
            if (count > 0) {
                shares.put(number, count / total);
            }
        });
        return new Shares(shares);
    }

    /** Shares of counts by their place in the list. */
    static Shares of(List<Integer> counts) {
        TreeMap<Long, Integer> byNumber = new TreeMap<>();
        for (int number = 0; number < counts.size(); number++) {
            byNumber.put((long) number, counts.get(number));
        }
        return of(byNumber);
    }
}
