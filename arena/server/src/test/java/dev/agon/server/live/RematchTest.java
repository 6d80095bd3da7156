package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.lobby.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Matches that are played again, in time that passes by hand. */
class RematchTest {
    private static final int TICK_MILLIS = 20;

    private final QuietLobby here = new QuietLobby();

    @Test
    void inARematchBothPlayTheOtherSideAndWhoDidNotAskIsTold() {
        Reservation host = here.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
        Reservation guest = here.lobby.accept(host.invitations().get(0).token(), "Bob", null);
        here.sit(here.ada, host);
        here.sit(here.bob, guest);
        here.time.pass(60 * TICK_MILLIS + 100);
        assertEquals(1, here.results.size());

        Reservation again = here.lobby.rematch(guest);
        here.time.pass(0);
        assertEquals(0, again.seat());
        var offer = here.ada.last(MessageCase.INVITATION).getInvitation();
        assertEquals("Bob", offer.getFrom());
        assertEquals(1, offer.getSeat());
        assertEquals(here.lobby.rematch(host).token(), offer.getToken());
        assertTrue(here.bob.all(MessageCase.INVITATION).isEmpty());

        here.sit(here.bob, again);
        here.sit(here.ada, here.lobby.reservation(offer.getMatch(), offer.getToken()));
        here.time.pass(1_000);
        assertEquals(
                List.of("Bob", "Ada"),
                here.ada.last(MessageCase.SEATS).getSeats().getSeatsList().stream()
                        .map(Seat::getPlayer)
                        .toList());
        assertTrue(QuietLobby.lastTick(here.ada) > 10);
    }

    @Test
    void inARematchAnAgentPlaysForWhoDidNotStay() {
        Reservation host = here.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
        Reservation guest = here.lobby.accept(host.invitations().get(0).token(), "Bob", null);
        here.sit(here.ada, host);
        here.sit(here.bob, guest);
        here.time.pass(500);
        guest.match().giveUp(here.bob);
        here.time.pass(1_000);

        Reservation again = here.lobby.rematch(host);
        assertEquals(1, again.seat());
        assertThrows(IllegalArgumentException.class, () -> here.lobby.rematch(guest));
        here.sit(here.ada, again);
        here.time.pass(1_000);
        assertEquals(
                List.of("holder", "Ada"),
                here.ada.last(MessageCase.SEATS).getSeats().getSeatsList().stream()
                        .map(Seat::getPlayer)
                        .toList());
    }
}
