package dev.agon.league.rating;

/** A symmetric, positive definite matrix that binds neighbours only, with its factors L·D·Lᵀ. */
final class Tridiagonal {
    private final double[] diagonal;
    private final double[] coupling;
    private final double[] factor;
    private final double[] inversePivot;

    /**
     * Takes it apart.
     *
     * @param diagonal of the matrix
     * @param coupling entry i binds i − 1 and i; the first is not read
     */
    Tridiagonal(double[] diagonal, double[] coupling) {
        this.diagonal = diagonal;
        this.coupling = coupling;
        factor = new double[diagonal.length];
        inversePivot = new double[diagonal.length];
        for (int i = 0; i < factor.length; i++) {
            factor[i] = i == 0 ? 0 : coupling[i] * inversePivot[i - 1];
            inversePivot[i] = 1 / (diagonal[i] - factor[i] * coupling[i]);
        }
    }

    double[] diagonal() {
        return diagonal;
    }

    double[] coupling() {
        return coupling;
    }

    /** The matrix times a vector. */
    double[] times(double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] += diagonal[i] * x[i];
            if (i > 0) {
                product[i] += coupling[i] * x[i - 1];
                product[i - 1] += coupling[i] * x[i];
            }
        }
        return product;
    }

    /** The x of T·x = side. */
    double[] solve(double[] side) {
        double[] x = new double[side.length];
        solve(side, x);
        return x;
    }

    /** As {@link #solve(double[])}, into x. */
    void solve(double[] side, double[] x) {
        double before = 0;
        for (int i = 0; i < x.length; i++) {
            before = side[i] - factor[i] * before;
            x[i] = before;
        }
        double after = 0;
        for (int i = x.length - 1; i >= 0; i--) {
            after = x[i] * inversePivot[i] - (i + 1 < x.length ? factor[i + 1] * after : 0);
            x[i] = after;
        }
    }
}
