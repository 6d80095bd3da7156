package dev.agon.agents.model;

import java.io.IOException;
import java.nio.file.Path;

/** Writes that survive a crash: a reader finds the old content or the new, never a part. */
public final class DurableFile {
    private DurableFile() {}

    /** Writes a temporary file beside it, forces it to disk, renames it over the old one and forces the folder. */
    public static void write(Path path, byte[] content) throws IOException {
        write(Disk.MACHINE, path, content);
    }

    /** As {@link #write(Path, byte[])}, on that disk. */
    public static void write(Disk disk, Path path, byte[] content) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException(path + " is no file");
        }
        Path temporary = folder.resolve(absolute.getFileName() + ".tmp");
        disk.write(temporary, content);
        disk.force(temporary);
        disk.rename(temporary, absolute);
        disk.forceFolder(folder);
    }
}
