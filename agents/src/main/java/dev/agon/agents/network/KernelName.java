package dev.agon.agents.network;

import dev.agon.game.MatchRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The name of what computes matrix products, with a checksum of products whose rounding differs between kernels. */
final class KernelName {
    private static final int ROWS = 131;
    private static final int COLUMNS = 45;
    private static final int INNER = 193;

    private KernelName() {}

    static String of(Gemm gemm, @Nullable String core, boolean onHeap) {
        return "OpenBLAS " + (core == null ? "" : core + " ") + (onHeap ? "on the heap, " : "in native memory, ")
                + String.format("%08x", checksum(gemm));
    }

    private static long checksum(Gemm gemm) {
        CRC32 checksum = new CRC32();
        MatchRandom random = new MatchRandom(1);
        try (FloatBlock left = new FloatBlock(ROWS * INNER);
                FloatBlock right = new FloatBlock(INNER * COLUMNS);
                FloatBlock product = new FloatBlock(ROWS * COLUMNS)) {
            fill(left, random);
            fill(right, random);
            for (int transposed = 0; transposed < 4; transposed++) {
                boolean ofLeft = (transposed & 1) != 0;
                boolean ofRight = (transposed & 2) != 0;
                Matrix a = left.matrix(0, ofLeft ? ROWS : INNER);
                Matrix b = right.matrix(0, ofRight ? INNER : COLUMNS);
                for (int rows : new int[] {1, ROWS}) {
                    gemm.multiply(ofLeft, ofRight, rows, COLUMNS, INNER, a, b, 0, product.matrix(0, COLUMNS));
                    product.download(0, rows * COLUMNS);
                    add(checksum, product.heap, rows * COLUMNS);
                }
            }
        }
        return checksum.getValue();
    }

    private static void fill(FloatBlock block, MatchRandom random) {
        for (int i = 0; i < block.heap.length; i++) {
            block.heap[i] = random.nextFloat() - 0.5f;
        }
        block.upload(0, block.heap.length);
    }

    private static void add(CRC32 checksum, float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToRawIntBits(numbers[i]);
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                checksum.update(bits >>> shift);
            }
        }
    }
}
