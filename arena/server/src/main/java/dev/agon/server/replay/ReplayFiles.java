package dev.agon.server.replay;

import dev.agon.proto.arena.ReplayFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Reads and writes replay files. */
public final class ReplayFiles {
    /** How the files' names end. */
    public static final String SUFFIX = ".replay";

    private ReplayFiles() {}

    /** Writes the file so that after a crash there is all of it or nothing. */
    public static void write(Path file, ReplayFile replay) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(ReplayFormat.pack(replay));
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

    /**
     * Reads a file.
     *
     * @throws NoSuchFileException when there is none
     * @throws DamagedReplayException when it is not a whole, unaltered replay, or larger than any replay can be
     */
    public static ReplayFile read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DamagedReplayException(file + " is not a replay: it is a folder");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(
                    "there is no replay " + file + "; they are made with ./agon match A B --replay FILE");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        }
    }

    /**
     * Reads a replay from a stream to its end.
     *
     * @param name what messages call it
     * @throws DamagedReplayException when it is not a whole, unaltered replay, or larger than any replay can be
     */
    public static ReplayFile read(String name, InputStream in) throws IOException {
        return ReplayFormat.unpack(name, in.readNBytes(ReplayFormat.MOST_PACKED + 1));
    }
}
