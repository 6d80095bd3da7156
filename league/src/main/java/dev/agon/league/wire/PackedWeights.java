package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Weights as few bytes, to the last bit: the difference of each number's bits from those of a base, first the lowest bytes of all, last the
 * highest. The higher ones are much alike, in particular from one version to the next, and take fewer bits the more frequent they are.
 */
final class PackedWeights {
    /** What incompressible bytes are longer by, as a share of them, and at least. */
    private static final int EXCESS_SHARE = 64;

    private static final int LEAST_EXCESS = 1024;

    private PackedWeights() {}

    /** The parameters, told from a base of the same length. */
    static ByteString pack(float[] parameters, float[] base) {
        byte[] planes = planes(parameters, base);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
        deflater.setInput(planes);
        deflater.finish();
        byte[] packed = new byte[(int) mostBytes(parameters.length)];
        int length = 0;
        while (!deflater.finished()) {
            length += deflater.deflate(packed, length, packed.length - length);
        }
        deflater.end();
        return UnsafeByteOperations.unsafeWrap(Arrays.copyOf(packed, length));
    }

    /** Most bytes that so many numbers can take. */
    static long mostBytes(int parameters) {
        long bytes = (long) parameters * Float.BYTES;
        return bytes + bytes / EXCESS_SHARE + LEAST_EXCESS;
    }

    private static byte[] planes(float[] parameters, float[] base) {
        int count = parameters.length;
        byte[] planes = new byte[count * Float.BYTES];
        for (int i = 0; i < count; i++) {
            int difference = ByteSink.folded(Float.floatToRawIntBits(parameters[i]) - Float.floatToRawIntBits(base[i]));
            planes[i] = (byte) difference;
            planes[count + i] = (byte) (difference >> 8);
            planes[2 * count + i] = (byte) (difference >> 16);
            planes[3 * count + i] = (byte) (difference >> 24);
        }
        return planes;
    }

    /**
     * What was packed.
     *
     * @throws RefusedException where the bytes are not those of so many finite numbers
     */
    static float[] unpack(ByteString packed, float[] base) throws RefusedException {
        // One byte more than belong, so that too many show.
        byte[] planes = new byte[base.length * Float.BYTES + 1];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed.toByteArray());
            int length = 0;
            int more = inflater.inflate(planes);
            while (more > 0) {
                length += more;
                more = inflater.inflate(planes, length, planes.length - length);
            }
            if (length != planes.length - 1 || !inflater.finished()) {
                throw new RefusedException("packed weights are not those of " + base.length + " numbers");
            }
        } catch (DataFormatException damaged) {
            throw new RefusedException("packed weights are damaged: " + damaged.getMessage());
        } finally {
            inflater.end();
        }
        return numbers(planes, base);
    }

    private static float[] numbers(byte[] planes, float[] base) throws RefusedException {
        int count = base.length;
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            int difference = (planes[i] & 0xff)
                    | (planes[count + i] & 0xff) << 8
                    | (planes[2 * count + i] & 0xff) << 16
                    | planes[3 * count + i] << 24;
            numbers[i] = Float.intBitsToFloat(Float.floatToRawIntBits(base[i]) + ByteSource.unfolded(difference));
            if (!Float.isFinite(numbers[i])) {
                throw new RefusedException("weights hold a number that is not finite");
            }
        }
        return numbers;
    }
}
