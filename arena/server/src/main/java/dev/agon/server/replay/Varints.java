package dev.agon.server.replay;

import com.google.protobuf.ByteString;

/** A row of whole numbers as varints, read once from front to end. */
final class Varints {
    /** What is read where nothing is left, or no number that fits. */
    static final int NONE = -1;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LAST_SHIFT = 4 * BITS;

    private final ByteString bytes;
    private int next;

    Varints(ByteString bytes) {
        this.bytes = bytes;
    }

    /** The same row, read as far as this one. */
    Varints copy() {
        Varints copy = new Varints(bytes);
        copy.next = next;
        return copy;
    }

    boolean atEnd() {
        return next == bytes.size();
    }

    /** The next number, or {@link #NONE}. */
    int read() {
        int value = 0;
        for (int shift = 0; shift <= LAST_SHIFT && !atEnd(); shift += BITS) {
            byte part = bytes.byteAt(next++);
            value |= (part & MORE - 1) << shift;
            if (part >= 0) {
                return value < 0 ? NONE : value;
            }
        }
        return NONE;
    }

    /** Appends a number that is not negative. */
    static void write(int value, ByteString.Output to) {
        int rest = value;
        while (rest >= MORE) {
            to.write(rest | MORE);
            rest >>>= BITS;
        }
        to.write(rest);
    }
}
