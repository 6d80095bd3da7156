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
    void productsInPartsAreWholeProductsAndLeaveTheirWindowsWhereTheyWere() {
        int[][] shapes = {{1, 5, 9}, {40, 3, 7}, {40, 30, 2}, {5, 3, 200}, {70, 40, 130}, {3, 700, 4}};
        for (int[] shape : shapes) {
            for (int transposed = 0; transposed < 4; transposed++) {
                compareInParts(shape[0], shape[1], shape[2], (transposed & 1) != 0, (transposed & 2) != 0);
            }
        }
    }

    private static void compareInParts(int m, int n, int k, boolean transposeA, boolean transposeB) {
        Gemm[] both = {new NaiveGemm(), new PartedGemm(OpenBlas.instance(), 600)};
        float[][] results = new float[2][];
        for (int i = 0; i < 2; i++) {
            try (FloatBlock left = filled(m * k, 1);
                    FloatBlock right = filled(n * k, 2);
                    FloatBlock product = filled(m * (n + 1), 3)) {
                Matrix a = left.matrix(0, transposeA ? m : k);
                Matrix b = right.matrix(0, transposeB ? k : n);
                Matrix c = product.matrix(0, n + 1);
                both[i].multiply(transposeA, transposeB, m, n, k, a, b, 0, c);
                both[i].multiply(transposeA, transposeB, m, n, k, a, b, 1, c);
                product.download(0, product.heap.length);
                results[i] = product.heap;
            }
        }
        assertArrayEquals(results[0], results[1], 1e-4f, m + " " + n + " " + k + " " + transposeA + " " + transposeB);
    }

    private static FloatBlock filled(int count, long seed) {
        FloatBlock block = new FloatBlock(count);
        System.arraycopy(RandomBatch.numbers(count, new MatchRandom(seed)), 0, block.heap, 0, count);
        block.upload(0, count);
        return block;
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
