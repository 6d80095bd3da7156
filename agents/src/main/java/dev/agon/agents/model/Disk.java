package dev.agon.agents.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a durable write asks of a disk. Only what was forced is sure to be there after a crash: a file's content by {@link #force}, which
 * names a folder holds by {@link #forceFolder}.
 */
public interface Disk {
    /** The machine's own. */
    Disk MACHINE = new Machine();

    /** Writes the file's whole content, in place of any that it had. */
    void write(Path file, byte[] content) throws IOException;

    /** Returns once the file's content is on the disk. */
    void force(Path file) throws IOException;

    /** Gives a file another name in its folder, in one step, and takes it from whichever file had that. */
    void rename(Path from, Path to) throws IOException;

    /** Takes a file away, if it is there. */
    void delete(Path file) throws IOException;

    /** Returns once the names in the folder are on the disk. */
    void forceFolder(Path folder) throws IOException;

    /** By the calls of the operating system. */
    final class Machine implements Disk {
        private Machine() {}

        @Override
        public void write(Path file, byte[] content) throws IOException {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }

        @Override
        public void force(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
