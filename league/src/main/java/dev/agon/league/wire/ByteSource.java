package dev.agon.league.wire;

/** Reads what a {@link ByteSink} wrote. Whatever the bytes are, nothing outside them is read. */
final class ByteSource {
    private static final int MOST_SHIFT = 63;

    private final byte[] bytes;
    private int at;
    private String reading = "";

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    int number() throws RefusedException {
        int first = next();
        if (first >= 0) {
            return first;
        }
        int value = first & 0x7f;
        for (int shift = 7; shift < Integer.SIZE; shift += 7) {
            int piece = next();
            value |= (piece & 0x7f) << shift;
            if (piece >= 0) {
                return value;
            }
        }
        throw new RefusedException("a number in the body of a rollout is too long, at byte " + at);
    }

    int signed() throws RefusedException {
        return unfolded(number());
    }

    /** What {@link ByteSink#folded} was given. */
    static int unfolded(int folded) {
        return folded >>> 1 ^ -(folded & 1);
    }

    long word() throws RefusedException {
        long value = 0;
        for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
            int piece = next();
            value |= (piece & 0x7fL) << shift;
            if (piece >= 0) {
                return value;
            }
        }
        throw new RefusedException("a mask in the body of a rollout is too long, at byte " + at);
    }

    /** What the numbers that follow are called, for messages. */
    void reading(String name) {
        reading = name;
    }

    /** A number as it was, which is finite. */
    float exact() throws RefusedException {
        if (bytes.length - at < Float.BYTES) {
            throw tooShort();
        }
        int bits =
                (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        at += Float.BYTES;
        float value = Float.intBitsToFloat(bits);
        if (!Float.isFinite(value)) {
            throw RefusedException.notFinite(reading + " of a rollout holds a number that is not finite: " + value);
        }
        return value;
    }

    private byte next() throws RefusedException {
        if (at == bytes.length) {
            throw tooShort();
        }
        return bytes[at++];
    }

    private RefusedException tooShort() {
        return new RefusedException("the body of a rollout ends too soon, after " + bytes.length + " bytes");
    }

    /** Bytes that nobody has read. */
    int left() {
        return bytes.length - at;
    }
}
