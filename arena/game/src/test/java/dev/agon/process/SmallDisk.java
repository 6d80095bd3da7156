package dev.agon.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk that a test fills, in memory. Only root can mount one: elsewhere the test is left out, and says so. */
public final class SmallDisk implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts one.
     *
     * @param size as {@code mount} has it, for example {@code 16m}
     */
    public static SmallDisk mount(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        assumeTrue(
                SystemCommand.isDone("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "left out: a disk can be mounted by root only");
        return new SmallDisk(folder);
    }

    /** Where it is mounted. */
    public Path folder() {
        return folder;
    }

    /** Writes until nothing fits any more. */
    public void fill() throws IOException {
        byte[] bytes = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Takes away what {@link #fill} wrote. */
    public void makeRoom() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** Unmounts it, once nobody has a file of it open any more. */
    @Override
    public void close() throws IOException {
        if (!SystemCommand.isDone("umount", "--lazy", folder.toString())) {
            throw new IOException("not unmounted: " + folder);
        }
    }
}
