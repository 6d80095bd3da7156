package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agon.game.MatchRandom;
import org.junit.jupiter.api.Test;

final class GemmTest {
    private static final int M = 7;
    private static final int N = 5;
    private static final int K = 9;

    @Test
    void openBlasGivesWhatThreeLoopsGive() {
        compare(OpenBlas.instance());
    }

    @Test
    void nd4jArraysGiveWhatThreeLoopsGive() {
        compare(new Nd4jGemm());
    }

    @Test
    void productsOnTheHeapAndInNativeMemoryAreTheSameToTheLastBit() {
        assumeTrue(OpenBlas.worksOnHeap(), "this JDK cannot lend heap arrays to native code");
        for (int i = 0; i < 8; i++) {
            boolean transposeA = (i & 1) != 0;
            boolean transposeB = (i & 2) != 0;
            float beta = (i & 4) != 0 ? 1 : 0;
            assertArrayEquals(
                    product(OpenBlas.instance(), true, transposeA, transposeB, beta),
                    product(OpenBlas.instance(), false, transposeA, transposeB, beta));
        }
    }

    @Test
    void namesOneKernelAlways() {
        assertEquals(OpenBlas.kernel(), OpenBlas.kernel());
        assertNotEquals(
                KernelName.of(OpenBlas.instance(), null, false),
                KernelName.of(new NaiveGemm(), null, false),
                "kernels that round differently");
    }

    private static void compare(Gemm gemm) {
        for (int i = 0; i < 8; i++) {
            boolean transposeA = (i & 1) != 0;
            boolean transposeB = (i & 2) != 0;
            float beta = (i & 4) != 0 ? 1 : 0;
            assertArrayEquals(
                    product(new NaiveGemm(), transposeA, transposeB, beta),
                    product(gemm, transposeA, transposeB, beta),
                    1e-5f,
                    "transposed " + transposeA + " " + transposeB + " beta " + beta);
        }
    }

    private static float[] product(Gemm gemm, boolean transposeA, boolean transposeB, float beta) {
        return product(gemm, !OpenBlas.worksOnHeap(), transposeA, transposeB, beta);
    }

    private static float[] product(Gemm gemm, boolean staged, boolean transposeA, boolean transposeB, float beta) {
        MatchRandom random = new MatchRandom(3);
        try (FloatBlock memory = new FloatBlock(1000, staged)) {
            System.arraycopy(RandomBatch.numbers(1000, random), 0, memory.heap, 0, 1000);
            memory.upload(0, 1000);
            Matrix a = memory.matrix(10, transposeA ? M : K);
            Matrix b = memory.matrix(200, transposeB ? K + 2 : N + 2);
            Matrix c = memory.matrix(500, N + 1).at(3);
            gemm.multiply(transposeA, transposeB, M, N, K, a, b, beta, c);
            memory.download(0, 1000);
            return memory.heap.clone();
        }
    }
}
