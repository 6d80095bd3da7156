package dev.agon.league.run;

import dev.agon.league.AgonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one trainer on a run. The operating system holds it, so that it ends with the process however that ends; the
 * file stays and tells who had it last.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock acquire(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw held(file);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new RunLock(channel);
        } catch (IOException e) {
            throw AgonException.environment("cannot lock the run " + file.getParent() + ": " + e);
        }
    }

    /** Refuses where another process has it. As {@link #isHeld}, not to be asked by the one that does. */
    static void requireFree(Path file) {
        if (isHeld(file)) {
            throw held(file);
        }
    }

    private static AgonException held(Path file) {
        return AgonException.environment("the run " + file.getParent() + " is being trained by process " + owner(file)
                + "; stop that one first");
    }

    private static String owner(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "?";
        }
    }

    /** Whether another process has it. Not to be asked by the one that does: closing the file again would give the lock away. */
    static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            throw AgonException.environment("cannot look at the lock of the run " + file.getParent() + ": " + e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Gives the run free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw AgonException.environment("cannot release the lock on a run: " + e);
        }
    }
}
