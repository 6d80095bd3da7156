package dev.agon.league.matchmaking;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What frozen players win against each other: for each pair the matches that the first won and that they played. Few matches are
 * smoothed towards a payoff of 0. Draws count half. Not thread-safe.
 */
final class Payoffs {
    private static final String WON = "payoff-won ";
    private static final String PLAYED = "payoff-played ";
    private static final String AGAINST = " against ";

    /** By {@code FIRST against SECOND}, the first before the second in the order of names: won by the first, and played. */
    private final Map<String, double[]> pairs = new TreeMap<>();

    /** Adds what somebody won against another, who is not the same. */
    void add(String player, String opponent, double won, double played) {
        boolean inOrder = player.compareTo(opponent) < 0;
        double[] known = pairs.computeIfAbsent(
                inOrder ? player + AGAINST + opponent : opponent + AGAINST + player, key -> new double[2]);
        known[0] += inOrder ? won : played - won;
        known[1] += played;
    }

    void remove(String player) {
        pairs.keySet().removeIf(key -> key.startsWith(player + AGAINST) || key.endsWith(AGAINST + player));
    }

    /** The payoff in (−1, 1) of each of the players, the row, against each, the column; antisymmetric. */
    double[][] matrix(List<String> players) {
        double[][] matrix = new double[players.size()][players.size()];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = row + 1; column < matrix.length; column++) {
                matrix[row][column] = payoff(players.get(row), players.get(column));
                matrix[column][row] = -matrix[row][column];
            }
        }
        return matrix;
    }

    private double payoff(String player, String opponent) {
        double[] ordered = pairs.get(player + AGAINST + opponent);
        double[] reversed = pairs.get(opponent + AGAINST + player);
        if (ordered != null) {
            return payoff(ordered);
        }
        return reversed == null ? 0 : -payoff(reversed);
    }

    private static double payoff(double[] wonAndPlayed) {
        return (2 * wonAndPlayed[0] - wonAndPlayed[1]) / (wonAndPlayed[1] + FadingRates.PRIOR_MATCHES);
    }

    /** Puts everything into a map of numbers. */
    void save(Map<String, Double> into) {
        pairs.forEach((pair, known) -> {
            into.put(WON + pair, known[0]);
            into.put(PLAYED + pair, known[1]);
        });
    }

    /** Takes everything from a map that {@link #save} filled; other keys are left alone. */
    void restore(Map<String, Double> from) {
        pairs.clear();
        from.forEach((key, played) -> {
            if (key.startsWith(PLAYED)) {
                String pair = key.substring(PLAYED.length());
                pairs.put(pair, new double[] {from.getOrDefault(WON + pair, 0.0), played});
            }
        });
    }
}
