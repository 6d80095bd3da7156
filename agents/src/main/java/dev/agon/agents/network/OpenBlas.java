package dev.agon.agents.network;

import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;

/**
 * The OpenBLAS that ND4J ships, called directly: an INDArray product of this size costs ten times as much. On JDK 22 and later
 * it works on heap arrays, else on copies in native memory.
 */
public final class OpenBlas implements Gemm {
    private static final OpenBlas INSTANCE = new OpenBlas();

    private static final @Nullable MethodHandle ON_HEAP = ForeignBlas.sgemm();

    /** Kernels with a quicker way for small products, which {@link PartedGemm} makes the most of. */
    private static final Set<String> QUICK_WHEN_SMALL = Set.of("SkylakeX", "Cooperlake", "SapphireRapids");

    private static final Gemm PARTED =
            quickWhenSmall(ForeignBlas.coreName()) ? new PartedGemm(INSTANCE, PartedGemm.LARGEST) : INSTANCE;

    private OpenBlas() {
        openblas_nolapack.blas_set_num_threads(1);
    }

    /** The library, loaded on first use and told to stay on the calling thread. */
    public static Gemm instance() {
        return PARTED;
    }

    /**
     * What computes products here, e.g. {@code OpenBLAS SkylakeX on the heap, 5d0c29f1}: the library's kernel for this processor where
     * it can be asked, where operands lie, and a checksum of fixed products. Equal names give equal results to the last bit.
     */
    public static String kernel() {
        return Named.KERNEL;
    }

    /** Made when first asked for. */
    private static final class Named {
        static final String KERNEL = KernelName.of(instance(), ForeignBlas.coreName(), worksOnHeap());
    }

    /** By the kernel's name, or, where the library cannot be asked, by the name that it was told to choose. */
    private static boolean quickWhenSmall(@Nullable String core) {
        String name = core == null ? String.valueOf(System.getenv("OPENBLAS_CORETYPE")) : core;
        return QUICK_WHEN_SMALL.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Whether operands are read from and written to heap arrays, so that nothing needs to be copied. */
    static boolean worksOnHeap() {
        return ON_HEAP != null;
    }

    @Override
    public void multiply(
            boolean transposeA, boolean transposeB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        if (m == 0 || n == 0) {
            return;
        }
        int ofA = transposeA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
        int ofB = transposeB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
        if (c.isNative()) {
            openblas_nolapack.cblas_sgemm(
                    openblas_nolapack.CblasRowMajor,
                    ofA,
                    ofB,
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
        } else {
            onHeap(ofA, ofB, m, n, k, a, b, beta, c);
        }
    }

    private static void onHeap(int ofA, int ofB, int m, int n, int k, Matrix a, Matrix b, float beta, Matrix c) {
        MethodHandle sgemm = Objects.requireNonNull(ON_HEAP);
        try {
            sgemm.invokeExact(
                    openblas_nolapack.CblasRowMajor,
                    ofA,
                    ofB,
                    m,
                    n,
                    k,
                    1f,
                    a.heap(),
                    a.heapOffset(),
                    a.stride(),
                    b.heap(),
                    b.heapOffset(),
                    b.stride(),
                    beta,
                    c.heap(),
                    c.heapOffset(),
                    c.stride());
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }
}
