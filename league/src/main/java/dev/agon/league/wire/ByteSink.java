package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/** Bytes that grow as numbers are written: small whole numbers take one byte, as in Protobuf. Read by {@link ByteSource}. */
final class ByteSink {
    private static final int FIRST_CAPACITY = 1 << 14;
    private static final int LONGEST = 10;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /** A whole number that is mostly small; negative ones take five bytes. */
    void number(int value) {
        grow();
        int left = value;
        while ((left & ~0x7f) != 0) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    /** A whole number that is mostly near zero. */
    void signed(int value) {
        number(folded(value));
    }

    /** Numbers near zero become small ones: 0, -1, 1, -2 are 0, 1, 2, 3. */
    static int folded(int value) {
        return value << 1 ^ value >> 31;
    }

    /** 64 bits, of which those at the upper end are mostly 0. */
    void word(long value) {
        grow();
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    /** All bits of a number. */
    void exact(float value) {
        grow();
        int bits = Float.floatToRawIntBits(value);
        bytes[length++] = (byte) bits;
        bytes[length++] = (byte) (bits >> 8);
        bytes[length++] = (byte) (bits >> 16);
        bytes[length++] = (byte) (bits >> 24);
    }

    private void grow() {
        if (length + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    ByteString toByteString() {
        return ByteString.copyFrom(bytes, 0, length);
    }
}
