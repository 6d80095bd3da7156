package dev.agon.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.agon.process.SmallDisk;
import dev.agon.proto.journal.Entry;
import dev.agon.proto.journal.Key;
import dev.agon.server.ServerLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Journals whose disk is full, or that cannot be written at all: one warning a match, and nobody who plays waits for it. */
class FullDiskTest {
    private static final int TICKS = 200;
    private static final int LARGE = 16 << 10;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.agon.server.journal");
    }

    @Test
    void aJournalGoesOnWhereThereIsRoomAgain() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, "256k")) {
            try (Journals journals = journals(disk.folder())) {
                MatchJournal begunBefore = journals.begin(JournalsTest.opening("aaaa"));
                begunBefore.awaitWritten();
                disk.fill();
                MatchJournal begunWhileFull = journals.begin(JournalsTest.opening("bbbb"));
                // Larger than what is left of the file's last block.
                begunBefore.add(large());
                for (int tick = 1; tick <= TICKS; tick++) {
                    begunBefore.add(JournalsTest.tick(tick));
                    begunWhileFull.add(JournalsTest.tick(tick));
                    begunBefore.awaitWritten();
                }
                assertEquals(2, warnings().size(), () -> warnings().toString());
                assertTrue(warnings().stream().allMatch(line -> line.contains("No space left")));
                disk.makeRoom();
                begunBefore.add(JournalsTest.tick(TICKS + 1));
                begunWhileFull.add(JournalsTest.tick(TICKS + 1));
            }
            try (Journals next = journals(disk.folder())) {
                List<Journals.Found> found = next.unfinished();
                assertEquals(2, found.size());
                for (Journals.Found one : found) {
                    assertEquals(TICKS + 1, one.content().ticks());
                    assertEquals(TICKS + 1, one.content().lastStateHash());
                }
            }
            assertEquals(2, warnings().size(), () -> warnings().toString());
        }
    }

    @Test
    void aJournalThatWaitsTooLongIsGivenUpAndGone() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, "64k");
                Journals journals = journals(disk.folder())) {
            MatchJournal journal = journals.begin(JournalsTest.opening("aaaa"));
            journal.awaitWritten();
            disk.fill();
            for (int written = 0; written < 2 * ServerLimits.JOURNAL_WAITING_BYTES; written += LARGE) {
                journal.add(large());
            }
            journal.addLast(JournalsTest.tick(1));
            assertEquals(2, warnings().size(), () -> warnings().toString());
            assertTrue(warnings().get(1).contains("is given up"), warnings().get(1));
            assertTrue(Files.notExists(disk.folder().resolve("probe-aaaa.unfinished")));
        }
    }

    @Test
    void aMatchWhoseJournalCannotBeBegunIsPlayedWithout() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));
        try (Journals journals = journals(noFolder)) {
            MatchJournal journal = journals.begin(JournalsTest.opening("aaaa"));
            journal.add(JournalsTest.tick(1));
            journal.awaitWritten();
            journal.addLast(JournalsTest.tick(2));
            journal.delete();
        }
        assertEquals(1, warnings().size(), () -> warnings().toString());
        assertTrue(warnings().get(0).contains("Match aaaa cannot go on if the arena is lost"));
    }

    private static Journals journals(Path folder) {
        return new Journals(folder, InstantSource.system());
    }

    private static Entry large() {
        return Entry.newBuilder()
                .setKey(Key.newBuilder().setHost("x".repeat(LARGE)))
                .build();
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
