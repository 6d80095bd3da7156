package dev.agon.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayOrders;
import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Opening;
import dev.agon.proto.journal.Tick;
import dev.agon.server.ServerLimits;
import dev.agon.server.replay.ReplayRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals in a folder: who may read them, which are gone on with, and what becomes of the others. */
class JournalsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatWasAddedIsThereForTheNextArenaAndItGoesOnThere() {
        try (Journals first = journals()) {
            MatchJournal journal = first.begin(opening("aaaa"));
            journal.add(begun());
            journal.add(tick(1));
            journal.add(tick(2));
        }
        try (Journals second = journals()) {
            Journals.Found found = second.unfinished().get(0);
            assertEquals("aaaa", found.content().opening().getMatch());
            assertEquals(2, found.content().ticks());
            found.journal().add(tick(3));
        }
        try (Journals third = journals()) {
            Journals.Found found = third.unfinished().get(0);
            assertEquals(3, found.content().ticks());
            assertEquals(3, found.content().lastStateHash());
            found.journal().delete();
        }
        assertEquals(List.of(), names());
    }

    @Test
    void whoWaitsFindsWhatWasAddedInTheFileHoweverSlowTheDisk() throws IOException {
        try (Journals journals = journals()) {
            journals.write(JournalsTest::takeAWhile);
            MatchJournal journal = journals.begin(opening("aaaa"));
            journal.add(begun());
            journal.add(tick(1));
            journal.awaitWritten();
            assertEquals(
                    1,
                    StoredJournal.read(Files.readAllBytes(folder.resolve("probe-aaaa.unfinished")))
                            .ticks());
        }
    }

    private static void takeAWhile() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void aMatchWhoseOpeningIsTooLargeIsPlayedWithoutAndLeavesNoFile() {
        try (Journals journals = journals()) {
            String name = "x".repeat(ServerLimits.JOURNAL_ENTRY_BYTES);
            MatchJournal none = journals.begin(
                    opening("aaaa").toBuilder().putSettings("ticks", name).build());
            assertSame(MatchJournal.NONE, none);
            assertEquals(List.of(), names());
        }
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        try (Journals journals = journals()) {
            journals.begin(opening("aaaa"));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(names().get(0)))));
        }
    }

    @Test
    void whatAnotherArenaWritesIsItsOwn() {
        try (Journals first = journals();
                Journals second = journals()) {
            MatchJournal journal = first.begin(opening("aaaa"));
            assertEquals(List.of(), second.unfinished());
            assertEquals(List.of("probe-aaaa.unfinished"), names());
            journal.add(begun());
        }
    }

    @Test
    void oneThatWasLeftLongAgoIsSetAside() throws IOException {
        for (int minutes : new int[] {ServerLimits.JOURNAL_AGE_MINUTES - 1, ServerLimits.JOURNAL_AGE_MINUTES}) {
            try (Journals first = journals()) {
                first.begin(opening("m" + minutes));
            }
            Files.setLastModifiedTime(
                    folder.resolve("probe-m" + minutes + ".unfinished"),
                    FileTime.from(NOW.minusSeconds(60L * minutes)));
        }
        try (Journals next = journals()) {
            assertEquals(List.of("m59"), matches(next));
        }
        assertEquals(List.of("probe-m59.unfinished", "probe-m60.unfinished.set-aside"), names());
    }

    @Test
    void oneThatNeverGetsFurtherIsSetAside() throws IOException {
        try (Journals first = journals()) {
            first.begin(opening("aaaa")).add(begun());
        }
        for (int time = 0; time < ServerLimits.JOURNAL_RESUMES; time++) {
            assertEquals(List.of("aaaa"), takeUp(time == 1));
        }
        assertEquals(List.of("aaaa"), takeUp(false), "it got a tick further in between");
        assertEquals(List.of("aaaa"), takeUp(false));
        assertEquals(List.of(), takeUp(false));
        assertEquals(List.of("probe-aaaa.unfinished.set-aside"), names());
    }

    private List<String> takeUp(boolean further) throws IOException {
        try (Journals journals = journals()) {
            List<Journals.Found> found = journals.unfinished();
            if (further) {
                found.get(0).journal().add(tick(1));
            }
            return found.stream().map(one -> one.content().opening().getMatch()).toList();
        } finally {
            touch();
        }
    }

    @Test
    void whatIsNoJournalIsSetAsideAndHarmsNobody() throws IOException {
        try (Journals first = journals()) {
            first.begin(opening("good")).add(begun());
        }
        touch();
        Files.write(folder.resolve("empty.unfinished"), new byte[0]);
        Files.write(folder.resolve("noise.unfinished"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        Files.write(folder.resolve("bare.unfinished"), EntryFormat.magic());
        Files.write(folder.resolve("large.unfinished"), new byte[ServerLimits.JOURNAL_BYTES * 2]);
        Files.write(folder.resolve("odd.unfinished"), odd());
        Files.createSymbolicLink(folder.resolve("link.unfinished"), folder.resolve("noise.unfinished"));
        try (Journals next = journals()) {
            assertEquals(List.of("good"), matches(next));
        }
        assertEquals(
                List.of(
                        "bare.unfinished.set-aside",
                        "empty.unfinished.set-aside",
                        "large.unfinished.set-aside",
                        "link.unfinished",
                        "noise.unfinished.set-aside",
                        "odd.unfinished.set-aside",
                        "probe-good.unfinished"),
                names());
    }

    /** A tick before anything is said of what is played. */
    private static byte[] odd() {
        byte[] magic = EntryFormat.magic();
        byte[] tick = EntryFormat.seal(tick(1));
        byte[] both = java.util.Arrays.copyOf(magic, magic.length + tick.length);
        System.arraycopy(tick, 0, both, magic.length, tick.length);
        return both;
    }

    @Test
    void soManyAreSetAsideAndNoMore() throws IOException {
        for (int number = 0; number < ServerLimits.JOURNALS_SET_ASIDE + 3; number++) {
            Path old = folder.resolve(String.format("old-%03d.unfinished.set-aside", number));
            Files.write(old, new byte[0]);
            Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(10_000 - number)));
        }
        Files.write(folder.resolve("noise.unfinished"), new byte[] {1});
        try (Journals next = journals()) {
            assertEquals(List.of(), next.unfinished());
        }
        assertEquals(ServerLimits.JOURNALS_SET_ASIDE, names().size());
        assertTrue(names().contains("noise.unfinished.set-aside"));
        assertFalse(names().contains("old-003.unfinished.set-aside"));
        assertTrue(names().contains("old-004.unfinished.set-aside"));
    }

    @Test
    void oneThatGrowsTooLargeIsGivenUp() {
        try (Journals journals = journals()) {
            MatchJournal journal = journals.begin(opening("aaaa"));
            int bytes = ServerLimits.JOURNAL_ENTRY_BYTES - 100;
            Entry large = Entry.newBuilder()
                    .setTick(Tick.newBuilder()
                            .setOrders(ReplayOrders.newBuilder().setVerbs(ByteString.copyFrom(new byte[bytes]))))
                    .build();
            for (int count = 0; count <= ServerLimits.JOURNAL_BYTES / bytes; count++) {
                journal.addLast(large);
            }
        }
        assertEquals(List.of(), names());
    }

    private Journals journals() {
        return new Journals(folder, InstantSource.fixed(NOW));
    }

    /** Everything was written just now. */
    private void touch() throws IOException {
        for (String name : names()) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(NOW));
        }
    }

    private static List<String> matches(Journals journals) {
        return journals.unfinished().stream()
                .map(found -> found.content().opening().getMatch())
                .toList();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static Opening opening(String match) {
        return Opening.newBuilder()
                .setMatch(match)
                .setStart(ReplayRecorder.start(Games.onClassPath().get("probe"), 1, false))
                .build();
    }

    private static Entry begun() {
        return Entry.newBuilder().setBegun(true).build();
    }

    static Entry tick(long hash) {
        return Entry.newBuilder().setTick(Tick.newBuilder().setStateHash(hash)).build();
    }
}
