package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final IOException FULL = new IOException("x: No space left on device");

    private final CapturedLog log = CapturedLog.of(Patience.class);
    private final List<String> told = new ArrayList<>();
    private final AtomicInteger alive = new AtomicInteger();
    private boolean stopping;
    private final Patience patience = new Patience(() -> stopping, alive::incrementAndGet, told::add);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void waitsForRoomAndSaysBothWhenItBeginsAndWhenItEnds() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        patience.write(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new UncheckedIOException("cannot append to the metrics", FULL);
            }
        });
        assertEquals(3, tries.get());
        assertEquals(3, alive.get(), "whoever watches sees that it moves");
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(0).contains("the disk is full (x: No space left on device): training pauses"), told.get(0));
        assertTrue(told.get(1).contains("training goes on"), told.get(1));
    }

    @Test
    void knowsAFullDatabaseToo() throws IOException {
        for (SQLException full : List.of(
                new SQLException("[SQLITE_FULL] Insertion failed because database is full"),
                new SQLException("could not extend file", "53100"))) {
            AtomicInteger tries = new AtomicInteger();
            patience.write(() -> {
                if (tries.incrementAndGet() < 2) {
                    throw new IllegalStateException("a statement failed", full);
                }
            });
            assertEquals(2, tries.get());
        }
    }

    @Test
    void passesOnWhatElseGoesWrong() {
        IOException broken = new IOException("Input/output error");
        assertEquals(
                broken,
                assertThrows(
                        IOException.class,
                        () -> patience.write(() -> {
                            throw broken;
                        })));
        assertTrue(told.isEmpty());
    }

    @Test
    void doesNotHoldUpALearnerThatIsAskedToStop() {
        stopping = true;
        AgonException refused = assertThrows(
                AgonException.class,
                () -> patience.write(() -> {
                    throw FULL;
                }));
        assertEquals(AgonException.ENVIRONMENT, refused.exitCode());
        assertTrue(refused.getMessage().contains("since the last checkpoint"), refused.getMessage());
    }
}
