package dev.agon.server.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.agon.proto.arena.ReplayFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * A replay as bytes: {@code AGONRPL} and the digit of the format, the length and the CRC-32 of the rest as four bytes each,
 * little-endian, then a {@link ReplayFile} in zlib format. Reading believes nothing: what it does and keeps is bounded whatever the
 * bytes say.
 */
final class ReplayFormat {
    /** The most bytes of a file. */
    static final int MOST_PACKED = 4 << 20;

    /** The most bytes that a file unpacks to. */
    static final int MOST_UNPACKED = 8 << 20;

    /** A file of n bytes unpacks to at most this many times n, beyond {@link #FREELY_UNPACKED}; hashes do not shrink. */
    static final int MOST_RATIO = 256;

    static final int FREELY_UNPACKED = 64 << 10;

    /** Length of what comes before the packed message. */
    static final int HEADER = 16;

    private static final byte[] MAGIC = "AGONRPL".getBytes(StandardCharsets.US_ASCII);
    private static final byte FORMAT = '2';
    private static final String REMEDY = "; copy it again from where it came, or record the match again";

    private ReplayFormat() {}

    /**
     * The replay as bytes.
     *
     * @throws IOException when it is larger than can be read again
     */
    static byte[] pack(ReplayFile replay) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            replay.writeTo(out);
        } finally {
            deflater.end();
        }
        byte[] body = packed.toByteArray();
        if (body.length > MOST_PACKED - HEADER || replay.getSerializedSize() > mostUnpacked(body.length)) {
            throw new IOException("the match of " + replay.getTicks() + " ticks is too large for a replay: "
                    + replay.getSerializedSize() + " bytes, packed " + body.length);
        }
        return seal(body);
    }

    /** Puts what comes before a packed message before it. */
    static byte[] seal(byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put(FORMAT)
                .putInt(body.length)
                .putInt(checksum(body))
                .put(body)
                .array();
    }

    private static int checksum(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return (int) checksum.getValue();
    }

    private static int mostUnpacked(int packed) {
        return Math.min(MOST_UNPACKED, FREELY_UNPACKED + MOST_RATIO * Math.min(packed, MOST_UNPACKED / MOST_RATIO));
    }

    /**
     * The replay that the bytes are.
     *
     * @param what what to call it in messages: its file
     * @throws DamagedReplayException when they are not a whole, unaltered replay, or larger than any replay can be
     */
    static ReplayFile unpack(String what, byte[] bytes) throws DamagedReplayException {
        if (bytes.length > MOST_PACKED) {
            throw new DamagedReplayException(what + " is larger than any replay: over " + MOST_PACKED + " bytes");
        }
        byte[] message = inflate(what, body(what, bytes));
        if (!KnownFields.alone(message, ReplayFile.getDescriptor())) {
            throw damaged(what, "what it packs is no replay");
        }
        try {
            return ReplayFile.parseFrom(message);
        } catch (InvalidProtocolBufferException malformed) {
            throw damaged(what, "what it packs is no replay");
        }
    }

    private static byte[] body(String what, byte[] bytes) throws DamagedReplayException {
        requireFormat(what, bytes);
        if (bytes.length < HEADER) {
            throw damaged(what, "it is cut short after " + bytes.length + " bytes");
        }
        ByteBuffer header =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length + 1);
        long length = Integer.toUnsignedLong(header.getInt());
        int checksum = header.getInt();
        if (length != header.remaining()) {
            throw damaged(what, "it should have " + (HEADER + length) + " bytes and has " + bytes.length);
        }
        byte[] body = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        if (checksum != checksum(body)) {
            throw damaged(what, "its checksum is wrong");
        }
        return body;
    }

    private static void requireFormat(String what, byte[] bytes) throws DamagedReplayException {
        if (bytes.length <= MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new DamagedReplayException(
                    what
                            + " is not a replay: it does not begin like one; replays are made with ./agon match A B --replay FILE");
        }
        byte format = bytes[MAGIC.length];
        if (format >= '0' && format <= '9' && format != FORMAT) {
            throw new DamagedReplayException(what + " is a replay of format " + (char) format
                    + ", and this version reads format " + (char) FORMAT
                    + "; record the match again, or use the version that wrote it");
        }
        if (format != FORMAT) {
            throw damaged(what, "it does not begin like a replay");
        }
    }

    private static byte[] inflate(String what, byte[] body) throws DamagedReplayException {
        Inflater inflater = new Inflater();
        inflater.setInput(body);
        byte[] message = new byte[mostUnpacked(body.length) + 1];
        try {
            int length = inflater.inflate(message);
            if (length == message.length) {
                throw new DamagedReplayException(
                        what + " unpacks to more than any replay: over " + (length - 1) + " bytes");
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw damaged(what, "what it packs does not end where the file does");
            }
            return Arrays.copyOf(message, length);
        } catch (DataFormatException malformed) {
            throw damaged(what, "it cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private static DamagedReplayException damaged(String what, String how) {
        return new DamagedReplayException(what + " is damaged: " + how + REMEDY);
    }
}
