package dev.agon.server.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.agon.proto.journal.Entry;
import dev.agon.server.ServerLimits;
import dev.agon.server.replay.DamagedReplayException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Entries as bytes: {@code AGONJNL1}, then of each entry a mark, its length in three bytes, a CRC-32 of length and entry in four, both
 * little-endian, and the entry as a Protobuf message. A file whose last entries are not whole ends before them, for its writer was killed
 * while it wrote them; where whole ones follow it was damaged.
 */
final class EntryFormat {
    private static final byte[] MAGIC = "AGONJNL1".getBytes(StandardCharsets.US_ASCII);
    private static final byte MARK = (byte) 0xA7;
    private static final int LENGTH_SHIFT = Byte.SIZE;

    /** Length of what comes before an entry: mark and length, then the checksum. */
    private static final int FRONT = 2 * Integer.BYTES;

    private EntryFormat() {}

    /** What a file begins with. */
    static byte[] magic() {
        return MAGIC.clone();
    }

    /** The entry with what comes before it. */
    static byte[] seal(Entry entry) {
        byte[] body = entry.toByteArray();
        if (body.length > ServerLimits.JOURNAL_ENTRY_BYTES) {
            throw new IllegalArgumentException("an entry is larger than any may be: " + body.length + " bytes");
        }
        return ByteBuffer.allocate(FRONT + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(front(body.length))
                .putInt(checksum(body.length, body, 0))
                .put(body)
                .array();
    }

    private static int front(int length) {
        return length << LENGTH_SHIFT | Byte.toUnsignedInt(MARK);
    }

    private static int checksum(int length, byte[] bytes, int start) {
        CRC32 checksum = new CRC32();
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        checksum.update(bytes, start, length);
        return (int) checksum.getValue();
    }

    /**
     * Reads a file as far as it is whole.
     *
     * @param into takes entry after entry
     * @return how many bytes are whole
     * @throws DamagedReplayException where it is not a journal, or was damaged after it was written
     */
    static int read(byte[] file, Consumer<Entry> into) throws DamagedReplayException {
        if (file.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length))) {
            throw new DamagedReplayException("it does not begin like a journal of this version");
        }
        int at = MAGIC.length;
        for (Entry entry = entryAt(file, at); entry != null; entry = entryAt(file, at)) {
            into.accept(entry);
            at += FRONT + lengthAt(file, at);
        }
        for (int later = at + 1; later < file.length; later++) {
            if (entryAt(file, later) != null) {
                throw new DamagedReplayException("it is damaged at byte " + at + " of " + file.length);
            }
        }
        return at;
    }

    /** The whole entry that begins there, or null. */
    private static @Nullable Entry entryAt(byte[] file, int at) throws DamagedReplayException {
        if (file.length - at < FRONT || file[at] != MARK) {
            return null;
        }
        int length = lengthAt(file, at);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (length > ServerLimits.JOURNAL_ENTRY_BYTES
                || length > file.length - at - FRONT
                || bytes.getInt(at + Integer.BYTES) != checksum(length, file, at + FRONT)) {
            return null;
        }
        try {
            return Entry.parseFrom(bytes.position(at + FRONT).slice().limit(length));
        } catch (InvalidProtocolBufferException malformed) {
            throw new DamagedReplayException("its entry at byte " + at + " cannot be understood");
        }
    }

    private static int lengthAt(byte[] file, int at) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at) >>> LENGTH_SHIFT;
    }
}
