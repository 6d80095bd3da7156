package dev.agon.server.journal;

import dev.agon.proto.journal.Entry;
import dev.agon.server.ServerLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a file, which is locked while it is open. Whoever adds an entry does not wait: a thread for all journals writes them.
 * Where the disk is full entries wait, so many of them, until there is room.
 */
final class FileJournal implements MatchJournal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);
    private static final int WRITTEN_SECONDS = 1;
    private static final int LAST_ENTRY_SECONDS = 5;

    private final Journals home;
    private final Path file;
    private final FileChannel channel;
    private final AtomicInteger waitingBytes = new AtomicInteger();

    // What follows is the writing thread's.

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long length;
    private boolean complained;
    private volatile boolean closed;
    private volatile boolean unforced;

    /**
     * Goes on after so many bytes of the file.
     *
     * @param channel holds the file's lock; closed with this
     */
    FileJournal(Journals home, Path file, FileChannel channel, long length) {
        this.home = home;
        this.file = file;
        this.channel = channel;
        this.length = length;
    }

    @Override
    public void add(Entry entry) {
        add(EntryFormat.seal(entry));
    }

    void add(byte[] bytes) {
        if (waitingBytes.addAndGet(bytes.length) > ServerLimits.JOURNAL_WAITING_BYTES) {
            home.write(() -> giveUp("the disk takes nothing any more"));
            return;
        }
        home.write(() -> {
            if (!closed) {
                waiting.add(bytes);
                writeOn();
            }
        });
    }

    @Override
    public void awaitWritten() {
        if (!isDone(() -> {}, WRITTEN_SECONDS)) {
            LOG.warn("{} is not written yet; its match begins all the same", file);
        }
    }

    @Override
    public void addLast(Entry entry) {
        add(entry);
        if (!isDone(this::force, LAST_ENTRY_SECONDS)) {
            LOG.warn("{} is not on disk yet; the match's end is told all the same", file);
        }
    }

    /** Whether the writing thread did that within the time, after all that it had to do before. */
    private boolean isDone(Runnable task, int seconds) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        home.write(() -> {
            task.run();
            done.complete(null);
        });
        try {
            done.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException slow) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Writes what waits, as far as there is room. */
    void writeOn() {
        try {
            while (!closed && !waiting.isEmpty()) {
                write(waiting.getFirst());
                waitingBytes.addAndGet(-waiting.removeFirst().length);
                complained = false;
            }
        } catch (IOException full) {
            if (!complained) {
                LOG.warn(
                        "{} cannot be written just now, so its match cannot go on if the arena is lost: {}",
                        file,
                        full.toString());
            }
            complained = true;
        }
        if (length > ServerLimits.JOURNAL_BYTES) {
            giveUp("it is larger than any may be");
        }
    }

    /** What was written in part is written again from its start. */
    private void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, length + left.position());
        }
        length += bytes.length;
        unforced = true;
    }

    private void giveUp(String why) {
        if (!closed) {
            LOG.warn("{} is given up, so its match cannot go on if the arena is lost: {}", file, why);
            deleteNow();
        }
    }

    /** Has what was written lie on disk. Any thread may ask. */
    void force() {
        if (unforced && !closed) {
            unforced = false;
            try {
                channel.force(false);
            } catch (IOException failed) {
                LOG.debug("{} was not forced to disk", file, failed);
            }
        }
    }

    @Override
    public void setAside(String why) {
        home.write(() -> {
            if (!closed) {
                home.setAside(file, why);
                closeNow();
            }
        });
    }

    @Override
    public void delete() {
        home.write(this::deleteNow);
    }

    /** Its lock is held until it is gone. */
    private void deleteNow() {
        if (!closed) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                LOG.warn("{} is of a match that is over, and cannot be deleted: {}", file, stays.toString());
            }
            closeNow();
        }
    }

    @Override
    public void close() {
        home.write(() -> {
            force();
            closeNow();
        });
    }

    private void closeNow() {
        closed = true;
        waiting.clear();
        home.closed(this);
        try {
            channel.close();
        } catch (IOException failed) {
            LOG.debug("{} was not closed", file, failed);
        }
    }
}
