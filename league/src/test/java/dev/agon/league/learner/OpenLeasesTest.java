package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of matches that measure when whoever was to play them is gone. */
class OpenLeasesTest {
    private static final Assignment.Builder MEASURED = Assignment.newBuilder()
            .setEvaluation(true)
            .setFirstMatch(2)
            .addPlayers(PlayerRefs.of("main@3"))
            .addPlayers(PlayerRefs.of("bot:random"))
            .addAllSeeds(List.of(12L, 13L, 14L));

    private final OpenLeases open = new OpenLeases();

    @BeforeEach
    void give() {
        open.joined("a", 1);
        open.joined("b", 1);
        open.give(
                "a",
                Lease.newBuilder()
                        .setId("1-1")
                        .addAssignments(Assignment.newBuilder().addSeeds(10).addSeeds(11))
                        .addAssignments(MEASURED)
                        .build());
    }

    @Test
    void whatWasNotToldGoesToTheNextProcessOfTheNameOrToAnybody() {
        assertFalse(open.told("1-1", 3));
        assertEquals(0, open.joined("a", 1), "the same process, after its line was lost");
        assertEquals(0, open.waitingFor("b"));

        assertEquals(2, open.joined("a", 2));

        assertEquals(2, open.waitingFor("b"));
        Lease again = open.giveAgain("a");
        assertEquals("1-1", again.getId());
        assertEquals(
                List.of(
                        MEASURED.clone().clearSeeds().addSeeds(12).build(),
                        MEASURED.clone()
                                .clearSeeds()
                                .setFirstMatch(4)
                                .addSeeds(14)
                                .build()),
                again.getAssignmentsList());
        assertEquals(0, open.waitingFor("b"), "given out already");
        assertEquals(2, open.joined("a", 3), "and that process ended too");
        assertEquals(2, open.waitingFor("a"));
    }

    @Test
    void whatASilentProcessHadGoesToOthersBecauseItMayComeBackWithIt() {
        assertEquals(3, open.forgotten("a"));
        assertEquals(0, open.forgotten("a"), "it waits already");

        assertEquals(0, open.joined("a", 1), "it came back");
        assertEquals(0, open.waitingFor("a"));
        assertEquals(3, open.waitingFor("b"));

        assertEquals(0, open.joined("a", 2), "it waits already");
        assertEquals(3, open.waitingFor("a"), "another process does not have it");
    }

    @Test
    void whatIsToldLateIsNotGivenOutOnceMore() {
        open.forgotten("a");
        assertTrue(open.told("1-1", 2));
        assertFalse(open.told("1-1", 2), "told twice");
        assertFalse(open.told("1-1", 0), "not to measure");
        assertFalse(open.told("9-9", 0));
        assertEquals(2, open.waitingFor("b"));

        assertTrue(open.told("1-1", 3));
        assertTrue(open.told("1-1", 4));

        assertEquals(0, open.waitingFor("b"));
        assertEquals(List.of(), open.waiting());
    }

    @Test
    void nothingOfAFinishedLeaseIsKept() {
        for (int match = 2; match < 5; match++) {
            assertFalse(open.told("1-1", match));
        }
        assertEquals(0, open.joined("a", 2));
        assertEquals(0, open.waitingFor("b"));
    }
}
