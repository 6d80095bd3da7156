package dev.agon.league.rating;

/** Square systems of linear equations, solved by elimination with row pivots. */
final class LinearSystem {
    private LinearSystem() {}

    /**
     * Solves matrix · x = side for each side.
     *
     * @param matrix {@code [row][column]}, not singular; destroyed
     * @param sides {@code [which][row]}; each becomes its x
     */
    static void solve(double[][] matrix, double[]... sides) {
        int n = matrix.length;
        for (int k = 0; k < n; k++) {
            swap(matrix, sides, k, pivot(matrix, k));
            for (int i = k + 1; i < n; i++) {
                double factor = matrix[i][k] / matrix[k][k];
                if (factor != 0) {
                    subtract(matrix[i], matrix[k], factor, k + 1);
                    for (double[] side : sides) {
                        side[i] -= factor * side[k];
                    }
                }
            }
        }
        for (double[] side : sides) {
            substituteBack(matrix, side);
        }
    }

    private static int pivot(double[][] matrix, int column) {
        int best = column;
        for (int i = column + 1; i < matrix.length; i++) {
            if (Math.abs(matrix[i][column]) > Math.abs(matrix[best][column])) {
                best = i;
            }
        }
        return best;
    }

    private static void swap(double[][] matrix, double[][] sides, int a, int b) {
        double[] row = matrix[a];
        matrix[a] = matrix[b];
        matrix[b] = row;
        for (double[] side : sides) {
            double value = side[a];
            side[a] = side[b];
            side[b] = value;
        }
    }

    private static void subtract(double[] row, double[] from, double factor, int start) {
        for (int j = start; j < row.length; j++) {
            row[j] -= factor * from[j];
        }
    }

    private static void substituteBack(double[][] matrix, double[] side) {
        for (int i = matrix.length - 1; i >= 0; i--) {
            double value = side[i];
            for (int j = i + 1; j < matrix.length; j++) {
                value -= matrix[i][j] * side[j];
            }
            side[i] = value / matrix[i][i];
        }
    }
}
