package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.lobby.Reservation.Invitation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a match does to the ratings of the people in it, in time that passes by hand. */
class PeoplesResultsTest {
    private static final int TICK_MILLIS = 20;
    private static final long HOLD_MILLIS = ArenaSettings.defaults().seatHoldMillis();

    private final QuietLobby here = new QuietLobby();

    @Test
    void whoLeavesForGoodHasLostWhateverTheAgentMakesOfIt() {
        here.people.claim("Ada");
        Reservation seat = here.lobby.create(QuietLobby.endless("Ada", "key of Ada"));
        seat.match().sit(here.ada, seat.seat());
        here.time.pass(1_000);
        seat.match().leave(here.ada);
        here.time.pass(HOLD_MILLIS - 1_000);
        seat.match().sit(here.ada, seat.seat());
        here.time.pass(HOLD_MILLIS);
        assertTrue(here.people.counted.isEmpty(), "who came back in time has left nothing");

        seat.match().leave(here.ada);
        here.time.pass(HOLD_MILLIS + 1_000);
        MatchResult counted = here.people.counted.get(0);
        assertEquals(Set.of(0), counted.proven());
        assertEquals(List.of(-1f, 1f), counted.outcomes());
        here.time.pass(60_000);
        assertEquals(1, here.people.counted.size());
    }

    @Test
    void aResultCountsForTheProvenOnlyAndIsTold() {
        here.people.claim("Ada");
        Reservation host = here.lobby.create(new MatchRequest(
                "probe", null, null, List.of("human"), null, null, "amber", "Ada", "key of Ada", false));
        Reservation guest = here.lobby.accept(host.invitations().get(0).token(), "Bob", null);
        here.sit(here.ada, host);
        here.sit(here.bob, guest);
        assertEquals(
                1100f, here.ada.last(MessageCase.SEATS).getSeats().getSeats(0).getRating());
        here.time.pass(60 * TICK_MILLIS + 100);

        assertEquals(Set.of(0), here.people.counted.get(0).proven());
        var over = here.bob.last(MessageCase.OVER).getOver();
        assertEquals(1, over.getRatingChangesCount());
        assertEquals(1100f, over.getRatingChanges(0).getBefore());
        assertEquals(1120f, over.getRatingChanges(0).getAfter());
    }

    @Test
    void aNameThatSomebodyHasIsKeptFromOthers() {
        here.people.claim("Ada");
        for (String token : new String[] {null, "", "key of Bob"}) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> here.lobby.create(QuietLobby.endless("Ada", token)))
                    .getMessage();
            assertEquals("The name Ada is somebody else's here; choose another.", message);
        }
        Invitation invitation = here.lobby
                .create(QuietLobby.request("Cy", List.of("human"), "sky"))
                .invitations()
                .get(0);
        assertThrows(IllegalArgumentException.class, () -> here.lobby.accept(invitation.token(), "Ada", "x"));
        assertNotNull(
                here.lobby.accept(invitation.token(), "Ada", "key of Ada"), "a refused name uses an invitation up");
    }
}
