package dev.agon.server.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.agon.proto.arena.ReplayFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Reads and writes replay files. */
public final class ReplayFiles {
    /** How the files' names end. */
    public static final String SUFFIX = ".replay";

    /** The most bytes of a file that are read. */
    static final int MOST_COMPRESSED = 16 << 20;

    /** The most bytes that a file is allowed to unpack to. */
    static final int MOST_UNPACKED = 64 << 20;

    private static final byte[] MAGIC = "AGONRPL1".getBytes(StandardCharsets.US_ASCII);

    private ReplayFiles() {}

    /** Writes the file so that after a crash there is all of it or nothing. */
    public static void write(Path file, ReplayFile replay) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(pack(replay));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static byte[] pack(ReplayFile replay) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(MAGIC);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes, deflater)) {
            replay.writeTo(packed);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @throws DamagedReplayException when it is not a whole, unaltered replay, or larger than any replay can be
     */
    public static ReplayFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException("no replay " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new DamagedReplayException(file + " is not a replay of this version: it does not start with "
                        + new String(MAGIC, StandardCharsets.US_ASCII));
            }
            byte[] packed = in.readNBytes(MOST_COMPRESSED + 1);
            if (packed.length > MOST_COMPRESSED) {
                throw new DamagedReplayException(
                        file + " is larger than any replay: over " + MOST_COMPRESSED + " bytes");
            }
            return ReplayFile.parseFrom(unpack(file, packed));
        } catch (InvalidProtocolBufferException damaged) {
            throw new DamagedReplayException(file + " is damaged: " + damaged.getMessage());
        }
    }

    private static byte[] unpack(Path file, byte[] packed) throws IOException {
        Inflation inflation = new Inflation(packed);
        byte[] unpacked;
        try (InflaterInputStream in = inflation.stream()) {
            unpacked = in.readNBytes(MOST_UNPACKED + 1);
        } catch (IOException damaged) {
            throw new DamagedReplayException(file + " is damaged: " + damaged.getMessage());
        }
        if (unpacked.length > MOST_UNPACKED) {
            throw new DamagedReplayException(
                    file + " unpacks to more than any replay: over " + MOST_UNPACKED + " bytes");
        }
        if (!inflation.endsWithItsInput()) {
            throw new DamagedReplayException(file + " is damaged: there is something after its end");
        }
        return unpacked;
    }
}
