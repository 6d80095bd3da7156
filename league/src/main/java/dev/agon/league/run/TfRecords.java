package dev.agon.league.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TensorFlow's record files: a record's length as 8 bytes, a masked CRC-32C of these, the record, and a masked CRC-32C of
 * it; all little-endian.
 */
final class TfRecords {
    private static final int ROTATION = 15;
    private static final int MASK = 0xa282ead8;

    private TfRecords() {}

    /** Writes one record in one write, so that a crash leaves at most one that is cut. */
    static void write(OutputStream out, byte[] record) throws IOException {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(record.length)
                .array();
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + record.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length)
                .putInt(masked(length))
                .put(record)
                .putInt(masked(record));
        out.write(frame.array());
    }

    /** A sum that stays a good one where the record holds sums itself. */
    private static int masked(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), ROTATION) + MASK;
    }
}
