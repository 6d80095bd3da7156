package dev.agon.league.learner;

import dev.agon.agents.model.Disk;
import dev.agon.agents.model.DurableFile;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How many times a run's learner was started: the number of its newest life, in which the names of leases and the seeds that measure
 * have their origin. It lies in the run's folder and not with the checkpoints, because those may be put back from a copy and no number
 * may come twice.
 */
final class StartCount {
    private final Path file;

    /** Where the count lay in earlier versions; it is looked at for runs that were begun by one. */
    private final Path formerly;

    private final Disk disk;

    StartCount(RunFolder run) {
        this(run.incarnation(), run.checkpoint(), Disk.MACHINE);
    }

    StartCount(Path file, Path checkpoint, Disk disk) {
        this.file = file;
        formerly = checkpoint.resolve(file.getFileName());
        this.disk = disk;
    }

    /** Counts one more start, on disk. */
    int next() throws IOException {
        int next = Math.max(read(file), read(formerly)) + 1;
        DurableFile.write(disk, file, (next + "\n").getBytes(StandardCharsets.US_ASCII));
        return next;
    }

    private static int read(Path file) throws IOException {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NoSuchFileException none) {
            return 0;
        } catch (NumberFormatException damaged) {
            throw new IOException(file + " holds no number", damaged);
        }
    }
}
