package dev.agon.league.matchmaking;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the learning agent has lately beaten each opponent. Every {@link #fade} makes all results so far count less, and where it is
 * asked for each result does so with the earlier ones against the same opponent; few results are smoothed towards one half, so that an
 * opponent that was not met for long becomes one of whom nothing is known. Draws count half. Not thread-safe.
 */
final class FadingRates {
    /** Matches that everybody seems to have played before, half of them won. */
    static final double PRIOR_MATCHES = 4;

    private static final String WON = "won ";
    private static final String PLAYED = "played ";

    private final double factor;
    private final double kept;
    private final Map<String, double[]> wonAndPlayed = new TreeMap<>();

    /**
     * Nobody is known yet.
     *
     * @param halfLife calls of {@link #fade} after which a result counts half
     */
    FadingRates(double halfLife) {
        this(halfLife, 1);
    }

    /**
     * Nobody is known yet.
     *
     * @param halfLife calls of {@link #fade} after which a result counts half
     * @param kept what a match leaves of the earlier ones against the same opponent, in (0, 1]: 0.99 for about the last hundred
     */
    FadingRates(double halfLife, double kept) {
        factor = Math.pow(0.5, 1 / halfLife);
        this.kept = kept;
    }

    /** From now on the opponent is known; whether it was not before. */
    boolean add(String opponent) {
        return wonAndPlayed.putIfAbsent(opponent, new double[2]) == null;
    }

    void remove(String opponent) {
        wonAndPlayed.remove(opponent);
    }

    boolean knows(String opponent) {
        return wonAndPlayed.containsKey(opponent);
    }

    /** Everybody who is known, in the order of their names. */
    List<String> opponents() {
        return List.copyOf(wonAndPlayed.keySet());
    }

    /** The learning agent played an opponent; one that is not known is ignored. */
    void count(String opponent, double outcome) {
        double[] known = wonAndPlayed.get(opponent);
        if (known != null) {
            known[0] = kept * known[0] + (outcome > 0 ? 1 : outcome < 0 ? 0 : 0.5);
            known[1] = kept * known[1] + 1;
        }
    }

    void fade() {
        for (double[] known : wonAndPlayed.values()) {
            known[0] *= factor;
            known[1] *= factor;
        }
    }

    /** All results are forgotten, not the opponents. */
    void forget() {
        wonAndPlayed.replaceAll((opponent, known) -> new double[2]);
    }

    /** The learning agent's win rate in (0, 1); one half against somebody of whom nothing is known. */
    double rate(String opponent) {
        double[] known = wonAndPlayed.getOrDefault(opponent, new double[2]);
        return (known[0] + PRIOR_MATCHES / 2) / (known[1] + PRIOR_MATCHES);
    }

    /** Matches won and matches played, as far as they still count. */
    double[] counted(String opponent) {
        return wonAndPlayed.getOrDefault(opponent, new double[2]).clone();
    }

    /** Puts everything into a map of numbers. */
    void save(Map<String, Double> into) {
        wonAndPlayed.forEach((opponent, known) -> {
            into.put(WON + opponent, known[0]);
            into.put(PLAYED + opponent, known[1]);
        });
    }

    /** Takes everything from a map that {@link #save} filled; other keys are left alone. */
    void restore(Map<String, Double> from) {
        wonAndPlayed.clear();
        from.forEach((key, played) -> {
            if (key.startsWith(PLAYED)) {
                String opponent = key.substring(PLAYED.length());
                wonAndPlayed.put(opponent, new double[] {from.getOrDefault(WON + opponent, 0.0), played});
            }
        });
    }
}
