package dev.agon.agents.network;

/**
 * The one seam to a linear algebra library: products of row-major matrices.
 *
 * <p>Implementations are stateless and may be shared between threads; each call computes on the calling thread.
 */
public interface Gemm {
    /**
     * {@code c = op(a) · op(b) + beta · c}.
     *
     * @param transposeA whether {@code op(a)} is {@code a} transposed: then {@code a} is stored {@code [k, m]}
     * @param transposeB whether {@code op(b)} is {@code b} transposed: then {@code b} is stored {@code [n, k]}
     * @param m rows of {@code op(a)} and {@code c}
     * @param n columns of {@code op(b)} and {@code c}
     * @param k columns of {@code op(a)} and rows of {@code op(b)}
     * @param beta 0 to overwrite {@code c}, 1 to add to it
     */
    void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c);
}
