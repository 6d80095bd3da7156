package dev.agon.league.rating;

import java.util.Arrays;

/**
 * α-rank of the players of a symmetric game: how often evolution has each on top, by Omidshafiei et al., "α-Rank: Multi-Agent
 * Evaluation by Evolution", Scientific Reports 9 (2019), for one population.
 *
 * <p>All of a population of m play alike until one tries another player, which dies out or takes all before the next one tries
 * (the paper's small-mutation limit). From s to r it goes with r's fixation probability ρ, and the rank is the stationary
 * distribution of that Markov chain. Unlike {@link Nash}, it follows who beats whom around a cycle instead of asking for
 * a mixture nobody can gain from, and needs no zero-sum game.
 *
 * <pre>{@code
 * double[] rank = AlphaRank.limit(payoff, AlphaRank.POPULATION);
 * }</pre>
 *
 * <p>Pure functions; the same payoffs always give the same answer.
 */
public final class AlphaRank {
    /** The m that the paper's examples use. */
    public static final int POPULATION = 50;

    /** What is less likely than this counts as this likely, so that every player can be reached from every other. */
    private static final double RAREST = 1e-30;

    /** The sweep ends where doubling α moves no rank by more. */
    private static final double SETTLED = 1e-6;

    private static final double LARGEST_EXPONENT = 700;

    private static final double FIRST_INTENSITY = 0.1;
    private static final int MOST_DOUBLINGS = 40;

    private AlphaRank() {}

    /**
     * The share of time that each player has the population.
     *
     * @param payoff {@code [player][opponent]}: what the player gets from the opponent
     * @param intensity the paper's α, at least 0: how strongly payoff decides who is copied; at 0 all rank alike
     * @param population the paper's m, at least 2
     * @return by player; not negative, sums to 1
     */
    public static double[] rank(double[][] payoff, double intensity, int population) {
        check(payoff, intensity, population);
        return MarkovChain.stationary(transitions(payoff, intensity, population));
    }

    /**
     * The rank as α grows without bound: α is doubled from a weak one until ranks move no more, the paper's sweep. Then all time
     * is spent in the cycle of those who are beaten by nobody outside it.
     *
     * @return by player; not negative, sums to 1
     */
    public static double[] limit(double[][] payoff, int population) {
        double scale = Arrays.stream(payoff)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        double intensity = scale > 0 ? FIRST_INTENSITY / scale : FIRST_INTENSITY;
        double[] rank = rank(payoff, intensity, population);
        int still = 0;
        for (int doubling = 0; doubling < MOST_DOUBLINGS && still < 3; doubling++) {
            intensity *= 2;
            double[] next = rank(payoff, intensity, population);
            still = greatestDifference(rank, next) < SETTLED ? still + 1 : 0;
            rank = next;
        }
        return rank;
    }

    private static void check(double[][] payoff, double intensity, int population) {
        if (payoff.length == 0) {
            throw new IllegalArgumentException("a game needs at least one player");
        }
        for (double[] row : payoff) {
            if (row.length != payoff.length || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("payoffs must be square and finite: " + Arrays.toString(row));
            }
        }
        if (!(intensity >= 0) || population < 2) {
            throw new IllegalArgumentException("intensity must be at least 0 and population at least 2: intensity="
                    + intensity + ", population=" + population);
        }
    }

    /** Row s, column r: the chance that a population of s is one of r next; the diagonal is left 0. */
    private static double[][] transitions(double[][] payoff, double intensity, int population) {
        int players = payoff.length;
        double[][] chance = new double[players][players];
        for (int s = 0; s < players; s++) {
            for (int r = 0; r < players; r++) {
                if (r != s) {
                    chance[s][r] = fixation(payoff, s, r, intensity, population) / (players - 1);
                }
            }
        }
        return chance;
    }

    /**
     * The chance that one r among m − 1 of s takes all: 1 / (1 + Σ_l Π_{k ≤ l} exp(−α (f_r(k) − f_s(k)))), where k of m play r
     * and each meets all others equally often (the paper's section on one population). In a zero-sum game r's advantage does
     * not depend on k, and the sum is a geometric one.
     */
    private static double fixation(double[][] payoff, int s, int r, double intensity, int population) {
        double others = population - 1;
        double slope = (payoff[r][r] - payoff[r][s] + payoff[s][s] - payoff[s][r]) / others;
        double first = payoff[r][s] - (payoff[s][r] + (others - 1) * payoff[s][s]) / others;
        double chance = slope == 0
                ? geometric(intensity * first, population)
                : summed(intensity * first, intensity * slope, population);
        return Math.max(RAREST, chance);
    }

    private static double geometric(double advantage, int population) {
        if (advantage == 0) {
            return 1.0 / population;
        }
        boolean isHopeless = -population * advantage > LARGEST_EXPONENT;
        return isHopeless ? 0 : Math.expm1(-advantage) / Math.expm1(-population * advantage);
    }

    private static double summed(double first, double slope, int population) {
        double sum = 1;
        double logProduct = 0;
        for (int k = 1; k < population; k++) {
            logProduct -= first + (k - 1) * slope;
            sum += Math.exp(logProduct);
        }
        return 1 / sum;
    }

    private static double greatestDifference(double[] a, double[] b) {
        double greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }
}
