package dev.agon.league.supervisor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import org.junit.jupiter.api.Test;

class EndingTest {
    private final Ending ending = new Ending();

    @Test
    void whatDidAllItsStepsIsCompletedAndStaysSo() {
        assertTrue(ending.isFar());
        ending.end(true);

        assertTrue(ending.isCompleted());
        assertFalse(ending.isFar());
        assertFalse(ending.ask(), "there is nothing left to ask for");
        ending.end(false);
        assertTrue(ending.isCompleted());
    }

    @Test
    void whatWasAskedToEndIsNotCompletedThoughItSavesAndSaysThatItIsDone() {
        assertTrue(ending.ask());
        assertFalse(ending.isFar());
        assertTrue(ending.ask(), "it has not ended yet");
        ending.end(true);

        assertFalse(ending.isCompleted());
        assertDoesNotThrow(ending::throwFailure);
    }

    @Test
    void aFailureEndsItAndIsNamed() {
        AgonException reason = AgonException.failed("the disk is on fire");
        ending.fail(reason);
        ending.end(true);

        assertFalse(ending.isFar());
        assertFalse(ending.isCompleted());
        assertTrue(ending.hasFailed());
        assertSame(reason, assertThrows(AgonException.class, ending::throwFailure));
    }

    @Test
    void whoeverWaitsHearsOfTheEnd() throws InterruptedException {
        assertFalse(ending.await(1));
        Thread waiting = new Thread(() -> assertDoesNotThrow(() -> ending.await()));
        waiting.start();
        ending.end(false);

        waiting.join(60_000);
        assertFalse(waiting.isAlive());
        assertTrue(ending.await(1));
    }
}
