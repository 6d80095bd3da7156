package dev.agon.agents.network;

import org.bytedeco.openblas.global.openblas_nolapack;

/** The OpenBLAS that ND4J ships, called directly: an INDArray product of this size costs ten times as much. */
public final class OpenBlas implements Gemm {
    private static final OpenBlas INSTANCE = new OpenBlas();

    private OpenBlas() {
        openblas_nolapack.blas_set_num_threads(1);
    }

    /** The library, loaded on first use and told to stay on the calling thread. */
    public static Gemm instance() {
        return INSTANCE;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        if (m == 0 || n == 0) {
            return;
        }
        openblas_nolapack.cblas_sgemm(
                openblas_nolapack.CblasRowMajor,
                transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                m,
                n,
                k,
                1f,
                a.pointer(),
                a.stride(),
                b.pointer(),
                b.stride(),
                beta,
                c.pointer(),
                c.stride());
    }
}
