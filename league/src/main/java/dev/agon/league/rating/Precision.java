package dev.agon.league.rating;

import java.util.Arrays;
import java.util.List;

/**
 * How sure one is of many ratings: the inverse of their covariance, prior + Σ information · w·wᵀ. The prior binds neighbours only and a
 * result binds only those who played, so nearly all of it is zero and it is never written out. Equations with it are solved by
 * conjugate gradients, preconditioned by the prior with the results' diagonal (Golub and Van Loan, "Matrix Computations", 4th
 * edition, section 11.5), in time that grows with what is not zero.
 */
final class Precision {
    /** Up to here writing it out is quicker for the whole diagonal of the inverse, and its memory is nothing. */
    private static final int MOST_WRITTEN_OUT = 1_000;

    /** Of what is left over, against the beginning, in the norm of the preconditioner, squared. */
    private static final double SOLVED = 1e-24;

    /** What is left out of a variance goes with the square of what is left over. */
    private static final double VARIANCE_SOLVED = 1e-8;

    private static final int LEAST_ROUNDS = 100;

    private final double[] diagonal;
    private final double[] coupling;
    private final int[] starts;
    private final int[] players;
    private final double[] weights;
    private final double[] information;
    private final Tridiagonal preconditioner;

    /**
     * What a result tells of: Σ weight · rating.
     *
     * @param players who, each once
     * @param weights of each
     */
    record Contrast(int[] players, double[] weights) {
        double of(double[] ratings) {
            double sum = 0;
            for (int k = 0; k < players.length; k++) {
                sum += weights[k] * ratings[players[k]];
            }
            return sum;
        }

        void addTo(double[] ratings, double factor) {
            for (int k = 0; k < players.length; k++) {
                ratings[players[k]] += weights[k] * factor;
            }
        }
    }

    /**
     * A prior and results.
     *
     * @param prior of all ratings
     * @param contrasts what results tell of
     * @param information of each contrast: the inverse of the variance with which it is known
     */
    Precision(Tridiagonal prior, List<Contrast> contrasts, double[] information) {
        diagonal = prior.diagonal().clone();
        coupling = prior.coupling();
        double[] whole = prior.diagonal().clone();
        List<Contrast> joint =
                contrasts.stream().filter(c -> c.players().length > 1).toList();
        starts = new int[joint.size() + 1];
        players = joint.stream().flatMapToInt(c -> Arrays.stream(c.players())).toArray();
        weights =
                joint.stream().flatMapToDouble(c -> Arrays.stream(c.weights())).toArray();
        this.information = new double[joint.size()];
        int row = 0;
        for (int i = 0; i < information.length; i++) {
            Contrast contrast = contrasts.get(i);
            boolean alone = contrast.players().length == 1;
            for (int k = 0; k < contrast.players().length; k++) {
                double told = information[i] * contrast.weights()[k] * contrast.weights()[k];
                whole[contrast.players()[k]] += told;
                diagonal[contrast.players()[k]] += alone ? told : 0;
            }
            if (!alone && contrast.players().length > 0) {
                this.information[row] = information[i];
                starts[row + 1] = starts[row] + contrast.players().length;
                row++;
            }
        }
        preconditioner = new Tridiagonal(whole, coupling);
    }

    /** The x of A·x = side. */
    double[] solve(double[] side) {
        return solve(side, SOLVED);
    }

    private double[] solve(double[] side, double share) {
        int size = side.length;
        double[] x = new double[size];
        double[] rest = side.clone();
        double[] way = preconditioner.solve(rest);
        double[] image = new double[size];
        double left = dot(rest, way);
        double[] conditioned = way.clone();
        double enough = share * left;
        for (int round = 0; round < LEAST_ROUNDS + 2 * size && left > enough; round++) {
            times(way, image);
            double length = left / dot(way, image);
            for (int i = 0; i < size; i++) {
                x[i] += length * way[i];
                rest[i] -= length * image[i];
            }
            preconditioner.solve(rest, conditioned);
            double before = left;
            left = dot(rest, conditioned);
            double turn = left / before;
            for (int i = 0; i < size; i++) {
                way[i] = conditioned[i] + turn * way[i];
            }
        }
        return x;
    }

    /** The diagonal of A⁻¹: what is not known of each rating, by itself. */
    double[] inverseDiagonal() {
        int size = diagonal.length;
        if (size <= MOST_WRITTEN_OUT) {
            return new Cholesky(writtenOut()).inverseDiagonal();
        }
        double[] variances = new double[size];
        double[] unit = new double[size];
        for (int i = 0; i < size; i++) {
            unit[i] = 1;
            variances[i] = solve(unit, VARIANCE_SOLVED)[i];
            unit[i] = 0;
        }
        return variances;
    }

    private double[][] writtenOut() {
        double[][] matrix = new double[diagonal.length][diagonal.length];
        double[] unit = new double[diagonal.length];
        for (int i = 0; i < matrix.length; i++) {
            unit[i] = 1;
            times(unit, matrix[i]);
            unit[i] = 0;
        }
        return matrix;
    }

    private void times(double[] x, double[] product) {
        for (int i = 0; i < x.length; i++) {
            product[i] = diagonal[i] * x[i];
        }
        for (int i = 1; i < x.length; i++) {
            product[i] += coupling[i] * x[i - 1];
            product[i - 1] += coupling[i] * x[i];
        }
        for (int row = 0; row < information.length; row++) {
            double contrast = 0;
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                contrast += weights[k] * x[players[k]];
            }
            contrast *= information[row];
            for (int k = starts[row]; k < starts[row + 1]; k++) {
                product[players[k]] += weights[k] * contrast;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
