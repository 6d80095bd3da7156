package dev.agon.agents.network;

/**
 * Cuts large products into parts that OpenBLAS' AVX-512 kernels compute without packing: 110 GFLOP/s on all of our shapes, where
 * whole products of them reach 45 to 95. The limits were found by measuring.
 */
final class PartedGemm implements Gemm {
    /** Multiplications of the largest product that is not packed. */
    static final int LARGEST = 1_000_000;

    /** Numbers of the largest result that is not packed when the right matrix is transposed. */
    private static final int LARGEST_OF_DOTS = 1152;

    /** With the right matrix transposed, large products of fewer terms are as fast packed. */
    private static final int LONG_SUM = 128;

    private static final int MANY_ROWS = 64;

    /** Terms of a part of a sum, so that a part of the result has many rows. */
    private static final int TERMS = 128;

    /** Kernels work on blocks of rows; a part is best made of whole ones. */
    private static final int BLOCK = 12;

    private static final int SMALL_BLOCK = 4;

    private final Gemm whole;
    private final int largest;

    /** Cuts what is more than so many multiplications and gives the parts on. */
    PartedGemm(Gemm whole, int largest) {
        this.whole = whole;
        this.largest = largest;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        if (transposeA && transposeB) {
            whole.multiply(true, true, m, n, k, a, b, beta, c);
        } else if (transposeB) {
            boolean packed = k < LONG_SUM && m > MANY_ROWS;
            byRows(true, packed ? m : blocks(Math.min(LARGEST_OF_DOTS / n, largest / (n * k))), m, n, k, a, b, beta, c);
        } else if (transposeA) {
            alongSum(m, n, k, a, b, beta, c);
        } else {
            byRows(false, blocks(largest / (n * k)), m, n, k, a, b, beta, c);
        }
    }

    private void byRows(boolean transposeB, int part, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        for (int done = 0; done < m; done += part) {
            int rows = Math.min(part, m - done);
            whole.multiply(false, transposeB, rows, n, k, a, b, beta, c);
            a.shift(rows, 0);
            c.shift(rows, 0);
        }
        a.shift(-m, 0);
        c.shift(-m, 0);
    }

    private void alongSum(int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        int part = Math.max(1, Math.max(Math.min(k, TERMS), largest / (m * n)));
        for (int done = 0; done < k; done += part) {
            int terms = Math.min(part, k - done);
            byColumnsOfLeft(m, n, terms, a, b, done == 0 ? beta : 1, c);
            a.shift(terms, 0);
            b.shift(terms, 0);
        }
        a.shift(-k, 0);
        b.shift(-k, 0);
    }

    private void byColumnsOfLeft(int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        int part = blocks(largest / (n * k));
        for (int done = 0; done < m; done += part) {
            int rows = Math.min(part, m - done);
            whole.multiply(true, false, rows, n, k, a, b, beta, c);
            a.shift(0, rows);
            c.shift(rows, 0);
        }
        a.shift(0, -m);
        c.shift(-m, 0);
    }

    /** At most so many rows, in whole blocks; at least one. */
    private static int blocks(int rows) {
        int block = rows >= BLOCK ? BLOCK : SMALL_BLOCK;
        return Math.max(SMALL_BLOCK, rows / block * block);
    }
}
