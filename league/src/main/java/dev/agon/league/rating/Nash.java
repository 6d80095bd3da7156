package dev.agon.league.rating;

import java.util.Arrays;

/**
 * The maximum-entropy Nash equilibrium of a symmetric zero-sum game: how much of a population's strength each player carries,
 * by Balduzzi, Tuyls, Perolat and Graepel, "Re-evaluating Evaluation", NeurIPS 2018. Players that others make superfluous carry
 * nothing, copies of a player share what one would carry, and the answer is unique.
 *
 * <p>Method: the logit equilibrium p = softmax(A·p / τ) of the same game with a bonus of τ times entropy is unique, and as τ falls
 * to nothing it comes to the equilibrium of greatest entropy. It is followed downwards from a τ at which it is nearly uniform, by
 * Newton's method on the logarithms of p: of its matrix, τ·I minus a skew-symmetric one, no τ &gt; 0 makes a singular one. This
 * deviates from the paper, which solves a linear program for any equilibrium and leaves the maximisation of entropy open.
 *
 * <pre>{@code
 * double[] mass = Nash.equilibrium(payoff);          // payoff[i][j] = 2 · win rate of i against j − 1
 * double[] rating = Nash.ratings(payoff, mass);      // 0 for all who carry mass, less for the others
 * double error = Nash.exploitability(payoff, mass);  // below a millionth of the greatest payoff
 * }</pre>
 *
 * <p>Pure functions; the same payoffs always give the same answer. Time grows with the cube of the players: 0.1 s for 100, 3 s for 300.
 */
public final class Nash {
    /** Entropy's weight at which the equilibrium is as good as uniform, as a multiple of the greatest payoff. */
    private static final double NEARLY_UNIFORM = 10;

    /** Entropy's weight at the end, as a share of the greatest payoff: exploitability is at most this times ln(players). */
    private static final double LAST_TEMPERATURE = 1e-9;

    /** Masses below this are the traces that the last temperature leaves of players without mass. */
    private static final double TRACE = 1e-9;

    /** How much of the temperature a step of the descent leaves, at first and at least. */
    private static final double BOLDEST_STEP = 0.1;

    /** A descent that must leave more than this of the temperature has come as far as doubles carry it. */
    private static final double MOST_TIMID_STEP = 0.9999;

    private Nash() {}

    /**
     * The mixture of players against which none gains anything, and among such mixtures the one that spreads widest.
     *
     * @param payoff antisymmetric, {@code [player][opponent]}: what the player gets from the opponent; any scale
     * @return mass by player: not negative, sums to 1
     */
    public static double[] equilibrium(double[][] payoff) {
        check(payoff);
        int players = payoff.length;
        double scale = greatest(payoff);
        double[] logMass = new double[players];
        Arrays.fill(logMass, -StrictMath.log(players));
        if (scale > 0) {
            logMass = descend(scaled(payoff, 1 / scale), logMass);
        }
        return masses(logMass);
    }

    /** What a player gets on average from an opponent drawn by this mixture, by player: its Nash-averaging rating. */
    public static double[] ratings(double[][] payoff, double[] mixture) {
        return times(payoff, mixture);
    }

    /** The most that any player gets from the mixture; 0 in equilibrium. */
    public static double exploitability(double[][] payoff, double[] mixture) {
        return Math.max(0, Arrays.stream(ratings(payoff, mixture)).max().orElse(0));
    }

    private static void check(double[][] payoff) {
        if (payoff.length == 0) {
            throw new IllegalArgumentException("a game needs at least one player");
        }
        for (int i = 0; i < payoff.length; i++) {
            if (payoff[i].length != payoff.length) {
                throw new IllegalArgumentException("payoffs must be square: row " + i + " of " + payoff.length + " has "
                        + payoff[i].length + " columns");
            }
            for (int j = 0; j <= i; j++) {
                if (!(Math.abs(payoff[i][j] + payoff[j][i]) <= 1e-9 * Math.max(1, Math.abs(payoff[i][j])))) {
                    throw new IllegalArgumentException("payoffs must be finite and antisymmetric: [" + i + "][" + j
                            + "] = " + payoff[i][j] + ", [" + j + "][" + i + "] = " + payoff[j][i]);
                }
            }
        }
    }

    /** Follows the logit equilibrium to the last temperature; a step too bold to converge is taken again, half as far. */
    private static double[] descend(double[][] game, double[] start) {
        double[] logMass = start;
        double temperature = NEARLY_UNIFORM;
        double left = BOLDEST_STEP;
        while (temperature > LAST_TEMPERATURE && left < MOST_TIMID_STEP) {
            double next = Math.max(LAST_TEMPERATURE, temperature * left);
            double[] found = new LogitEquilibrium(game, next).from(logMass);
            if (found.length > 0) {
                logMass = found;
                temperature = next;
                left = Math.max(BOLDEST_STEP, left * left);
            } else {
                left = Math.sqrt(left);
            }
        }
        return logMass;
    }

    private static double[] masses(double[] logMass) {
        double[] mass = new double[logMass.length];
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            double exact = StrictMath.exp(logMass[i]);
            mass[i] = exact < TRACE ? 0 : exact;
            sum += mass[i];
        }
        for (int i = 0; i < mass.length; i++) {
            mass[i] /= sum;
        }
        return mass;
    }

    private static double greatest(double[][] payoff) {
        return Arrays.stream(payoff)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double[][] scaled(double[][] payoff, double factor) {
        return Arrays.stream(payoff)
                .map(row -> Arrays.stream(row).map(value -> value * factor).toArray())
                .toArray(double[][]::new);
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            double[] row = matrix[i];
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += row[j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }
}
