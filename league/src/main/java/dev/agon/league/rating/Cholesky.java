package dev.agon.league.rating;

/**
 * The factors of a symmetric, positive definite matrix, A = Uᵀ·U with U upper triangular: solves equations with it and gives the
 * diagonal of its inverse.
 */
final class Cholesky {
    private final double[][] upper;

    /**
     * Takes a matrix apart.
     *
     * @param matrix {@code [row][column]}; only its upper triangle is read; becomes this object's own
     * @throws ArithmeticException when it is not positive definite
     */
    Cholesky(double[][] matrix) {
        upper = matrix;
        for (int k = 0; k < upper.length; k++) {
            double[] row = upper[k];
            if (!(row[k] > 0)) {
                throw new ArithmeticException("not positive definite: pivot " + k + " is " + row[k]);
            }
            double root = Math.sqrt(row[k]);
            for (int j = k; j < row.length; j++) {
                row[j] /= root;
            }
            for (int i = k + 1; i < upper.length; i++) {
                subtract(upper[i], row, row[i], i);
            }
        }
    }

    private static void subtract(double[] row, double[] other, double factor, int start) {
        if (factor != 0) {
            for (int j = start; j < row.length; j++) {
                row[j] -= factor * other[j];
            }
        }
    }

    /** The x of A·x = side. */
    double[] solve(double[] side) {
        double[] x = side.clone();
        for (int k = 0; k < x.length; k++) {
            x[k] /= upper[k][k];
            for (int j = k + 1; j < x.length; j++) {
                x[j] -= upper[k][j] * x[k];
            }
        }
        for (int k = x.length - 1; k >= 0; k--) {
            for (int j = k + 1; j < x.length; j++) {
                x[k] -= upper[k][j] * x[j];
            }
            x[k] /= upper[k][k];
        }
        return x;
    }

    /** The diagonal of A⁻¹ = U⁻¹·U⁻ᵀ: squared lengths of the rows of U⁻¹. */
    double[] inverseDiagonal() {
        double[] diagonal = new double[upper.length];
        for (int i = 0; i < diagonal.length; i++) {
            double[] rest = new double[upper.length];
            rest[i] = 1;
            for (int k = i; k < diagonal.length; k++) {
                double entry = rest[k] / upper[k][k];
                diagonal[i] += entry * entry;
                subtract(rest, upper[k], entry, k + 1);
            }
        }
        return diagonal;
    }
}
