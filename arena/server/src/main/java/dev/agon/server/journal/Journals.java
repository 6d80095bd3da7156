package dev.agon.server.journal;

import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Opening;
import dev.agon.server.ServerLimits;
import dev.agon.server.access.OwnerOnly;
import dev.agon.server.replay.DamagedReplayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journals of an arena's matches: a file each, beside the replays, that only its owner may read. One thread writes them as entries
 * come, so that they outlive the process; another forces them to disk each second, so that all but the last second outlives the machine.
 * An arena holds a lock on those of its own matches. Thread-safe.
 *
 * <pre>{@code
 * for (Journals.Found found : journals.unfinished()) {
 *     // play the match again as found.content() says, and go on with found.journal()
 * }
 * MatchJournal journal = journals.begin(opening);
 * journal.add(entry);     // tick by tick
 * journal.delete();       // the match is over, and its replay kept
 * }</pre>
 */
public final class Journals implements AutoCloseable {
    /** How the files' names end. */
    static final String SUFFIX = ".unfinished";

    /** What is added to the names of those that cannot be gone on with. */
    static final String ASIDE = ".set-aside";

    private static final Logger LOG = LoggerFactory.getLogger(Journals.class);
    private static final int CLOSE_SECONDS = 5;

    private final Path folder;
    private final InstantSource clock;
    private final Set<FileJournal> open = ConcurrentHashMap.newKeySet();
    private volatile boolean newFiles;
    private final ExecutorService writing = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("journals"),
            new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledExecutorService forcing =
            Executors.newSingleThreadScheduledExecutor(named("journals-to-disk"));

    /**
     * Those in the folder, which is made when the first is begun.
     *
     * @param clock tells how old one is
     */
    public Journals(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        forcing.scheduleWithFixedDelay(
                this::force,
                ServerLimits.JOURNAL_FORCE_MILLIS,
                ServerLimits.JOURNAL_FORCE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * A journal that an arena left, and what it says.
     *
     * @param journal goes on where it ends
     */
    public record Found(StoredJournal content, MatchJournal journal) {}

    /** Begins the journal of a match. Where there can be none the log says so, and the match is played without. */
    public MatchJournal begin(Opening opening) {
        Path file = folder.resolve(opening.getStart().getGame() + "-" + opening.getMatch() + SUFFIX);
        try {
            // Before there is a file: an entry that is too large is refused.
            byte[] first =
                    EntryFormat.seal(Entry.newBuilder().setOpening(opening).build());
            FileJournal journal = new FileJournal(this, file, create(file), 0);
            open.add(journal);
            newFiles = true;
            journal.add(EntryFormat.magic());
            journal.add(first);
            return journal;
        } catch (IOException | IllegalArgumentException impossible) {
            LOG.warn(
                    "Match {} cannot go on if the arena is lost: {} cannot be written: {}",
                    opening.getMatch(),
                    file,
                    impossible.toString());
            return MatchJournal.NONE;
        }
    }

    private FileChannel create(Path file) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnly.attributes(folder));
        try {
            if (lock(channel) == null) {
                throw new IOException("it cannot be locked");
            }
            return channel;
        } catch (IOException unlocked) {
            Files.deleteIfExists(file);
            channel.close();
            throw unlocked;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownArena) {
            return null;
        }
    }

    /** The journals that were left by arenas which are gone, oldest first. What cannot be gone on with is set aside. */
    public List<Found> unfinished() {
        List<Found> found = new ArrayList<>();
        for (Path file : files(SUFFIX)) {
            try {
                Found one = find(file);
                if (one != null) {
                    found.add(one);
                }
            } catch (NoSuchFileException gone) {
                LOG.debug("{} has been finished meanwhile", file);
            } catch (IOException unreadable) {
                LOG.warn("{} cannot be read, and its match does not go on: {}", file, unreadable.toString());
            }
        }
        return found;
    }

    /** Files of that ending, the one that was written to first before others. */
    private List<Path> files(String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(Journals::lastWritten).thenComparing(Path::toString))
                    .toList();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be looked through for unfinished matches: {}", folder, unreadable.toString());
            return List.of();
        }
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    private @Nullable Found find(Path file) throws IOException {
        Duration age = Duration.between(lastWritten(file), clock.instant());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (lock(channel) == null || !Files.exists(file)) {
            channel.close();
            return null;
        }
        try {
            StoredJournal content = StoredJournal.read(bytes(channel));
            if (content.end() == null && age.toMinutes() >= ServerLimits.JOURNAL_AGE_MINUTES) {
                throw new DamagedReplayException("it was left " + age.toMinutes() + " minutes ago");
            }
            String whyNot = content.whyNot();
            if (whyNot != null) {
                throw new DamagedReplayException(whyNot);
            }
            FileJournal journal = new FileJournal(this, file, channel, content.wholeBytes());
            channel.truncate(content.wholeBytes());
            open.add(journal);
            journal.add(Entry.newBuilder().setResumed(true).build());
            return new Found(content, journal);
        } catch (DamagedReplayException | RuntimeException unfit) {
            setAside(file, String.valueOf(unfit.getMessage()));
            channel.close();
            return null;
        }
    }

    private static byte[] bytes(FileChannel channel) throws IOException {
        if (channel.size() > ServerLimits.JOURNAL_BYTES + ServerLimits.JOURNAL_ENTRY_BYTES) {
            throw new DamagedReplayException("it is larger than any may be");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Goes on until all is read.
        }
        return bytes.array();
    }

    /** Keeps a journal for people to look at, and no more than so many of them. */
    void setAside(Path file, String why) {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("The match of {} does not go on: {}. It is kept as {}", file, why, aside.getFileName());
            List<Path> all = files(SUFFIX + ASIDE);
            for (Path old : all.subList(0, Math.max(0, all.size() - ServerLimits.JOURNALS_SET_ASIDE))) {
                LOG.warn("{} is deleted: there are more than {} of its kind", old, ServerLimits.JOURNALS_SET_ASIDE);
                Files.deleteIfExists(old);
            }
        } catch (IOException stays) {
            LOG.warn("The match of {} does not go on: {}. It cannot be renamed: {}", file, why, stays.toString());
        }
    }

    void write(Runnable task) {
        writing.execute(task);
    }

    void closed(FileJournal journal) {
        open.remove(journal);
    }

    private void force() {
        for (FileJournal journal : open) {
            write(journal::writeOn);
            journal.force();
        }
        if (newFiles) {
            newFiles = false;
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            } catch (IOException failed) {
                LOG.debug("{} was not forced to disk", folder, failed);
            }
        }
    }

    /** Writes all that was added. Journals that are open are left to the next arena. */
    @Override
    public void close() {
        forcing.shutdownNow();
        open.forEach(FileJournal::close);
        writing.shutdown();
        try {
            if (!writing.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Journals of unfinished matches in {} were not written within {} s", folder, CLOSE_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
