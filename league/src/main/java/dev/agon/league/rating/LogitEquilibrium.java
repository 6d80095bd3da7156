package dev.agon.league.rating;

/**
 * The equilibrium of a symmetric zero-sum game in which entropy is worth {@code temperature}: the only p with p = softmax(A·p / τ)
 * (McKelvey and Palfrey, "Quantal Response Equilibria for Normal Form Games", 1995), found by Newton's method.
 *
 * <p>With l = ln p and a multiplier ν the conditions are τ·l − A·p + ν = 0 and Σp = 1. A Newton step, in w = √p·δl, solves
 * (τ·I − √P·A·√P)·w + √p·δν = −√p·residual with √p·w = 1 − Σp. Steps in l never leave the simplex's inside, and a player
 * whose mass falls below what a double holds only drops out of the matrix.
 *
 * @param game antisymmetric payoffs, none greater than 1
 * @param temperature greater than 0
 */
record LogitEquilibrium(double[][] game, double temperature) {
    private static final int MOST_STEPS = 20;

    /** Root mean square of the last step of l, weighted by mass. Squared by the step after it. */
    private static final double CLOSE = 1e-5;

    /** No mass that matters grows by more than e to this in one step. */
    private static final double LONGEST_RISE = 2;

    private static final double LOG_OF_NO_MATTER = -30;

    /**
     * The logarithms of the equilibrium's masses, or an empty array where Newton's method did not get there from this start.
     *
     * @param start logarithms of masses near it; not changed
     */
    double[] from(double[] start) {
        double[] logMass = start.clone();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newtonStep(logMass);
            double scale = Math.min(1, LONGEST_RISE / greatestRise(logMass, move));
            double size = 0;
            for (int i = 0; i < move.length; i++) {
                size += StrictMath.exp(logMass[i]) * move[i] * move[i];
                logMass[i] += scale * move[i];
            }
            if (!Double.isFinite(size)) {
                break;
            }
            if (size < CLOSE * CLOSE && scale == 1) {
                return logMass;
            }
        }
        return new double[0];
    }

    private double[] newtonStep(double[] logMass) {
        int n = logMass.length;
        double[] mass = new double[n];
        double[] root = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            mass[i] = StrictMath.exp(logMass[i]);
            root[i] = StrictMath.sqrt(mass[i]);
            sum += mass[i];
        }
        double[] residual = residual(logMass, mass, sum);
        double[][] sides = {new double[n], root.clone()};
        for (int i = 0; i < n; i++) {
            sides[0][i] = -root[i] * residual[i];
        }
        LinearSystem.solve(matrix(root), sides);
        double shift = (dot(root, sides[0]) - (1 - sum)) / dot(root, sides[1]);
        double[] massMove = new double[n];
        for (int i = 0; i < n; i++) {
            massMove[i] = root[i] * (sides[0][i] - shift * sides[1][i]);
        }
        double[] move = Nash.times(game, massMove);
        for (int i = 0; i < n; i++) {
            move[i] = (move[i] - residual[i] - shift) / temperature;
        }
        return move;
    }

    /** τ·l − A·p + ν, with the ν that makes its mean over the masses 0. */
    private double[] residual(double[] logMass, double[] mass, double sum) {
        double[] residual = Nash.times(game, mass);
        double mean = 0;
        for (int i = 0; i < mass.length; i++) {
            residual[i] = temperature * logMass[i] - residual[i];
            mean += mass[i] * residual[i] / sum;
        }
        for (int i = 0; i < mass.length; i++) {
            residual[i] -= mean;
        }
        return residual;
    }

    private double[][] matrix(double[] root) {
        double[][] matrix = new double[root.length][root.length];
        for (int i = 0; i < root.length; i++) {
            for (int j = 0; j < root.length; j++) {
                matrix[i][j] = -root[i] * game[i][j] * root[j];
            }
            matrix[i][i] += temperature;
        }
        return matrix;
    }

    private static double greatestRise(double[] logMass, double[] move) {
        double greatest = LONGEST_RISE;
        for (int i = 0; i < move.length; i++) {
            if (logMass[i] + move[i] > LOG_OF_NO_MATTER) {
                greatest = Math.max(greatest, move[i]);
            }
        }
        return greatest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
