package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as little-endian bytes, copied in bulk. */
public final class LittleEndian {
    private LittleEndian() {}

    /** The numbers as bytes. */
    public static ByteString floats(float[] values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    /** Fills the array; the name is for the message where the length differs or a number is not finite. */
    public static void floats(String name, ByteString bytes, float[] into) throws RefusedException {
        if (bytes.size() != into.length * Float.BYTES) {
            throw new RefusedException(
                    name + " has " + bytes.size() + " bytes where " + into.length * Float.BYTES + " belong");
        }
        bytes.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(into);
        if (!finite(into)) {
            throw RefusedException.notFinite(name + " holds a number that is not finite");
        }
    }

    /** Whether no number is infinite or NaN: any such times zero is NaN, and NaN stays in a sum. */
    private static boolean finite(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value * 0f;
        }
        return sum == 0;
    }
}
