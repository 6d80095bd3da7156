package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Probe;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.lobby.Reservation.Invitation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sits where, comes, is waited for and leaves, in time that passes by hand. */
class SeatsTest {
    private static final int TICK_MILLIS = 20;

    private final QuietLobby here = new QuietLobby();

    @Test
    void aMatchWaitsForTheInvitedAndBeginsWhenTheySit() {
        Reservation host = here.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
        here.sit(here.ada, host);
        here.time.pass(1_000);
        assertEquals(List.of(1), here.ada.last(MessageCase.WAITING).getWaiting().getSeatsList());
        assertEquals(0, QuietLobby.lastTick(here.ada));

        Invitation invitation = host.invitations().get(0);
        Reservation guest = here.lobby.accept(invitation.token(), "Bob", null);
        assertNotNull(guest);
        here.sit(here.bob, guest);
        here.time.pass(1_000);
        assertTrue(QuietLobby.lastTick(here.ada) > 10, "ticks: " + QuietLobby.lastTick(here.ada));
        assertEquals(List.of(), here.ada.last(MessageCase.WAITING).getWaiting().getSeatsList());
        assertEquals(1, here.bob.last(MessageCase.STAGE).getStage().getOwnSeat());
        List<Seat> seats = here.ada.last(MessageCase.SEATS).getSeats().getSeatsList();
        assertEquals(List.of("Ada", "Bob"), seats.stream().map(Seat::getPlayer).toList());
        assertFalse(seats.get(1).getOpen());
    }

    @Test
    void anInvitationIsAnsweredOnce() {
        Invitation invitation = here.lobby
                .create(QuietLobby.request("Ada", List.of("human"), "sky"))
                .invitations()
                .get(0);
        assertNotNull(here.lobby.invitation(invitation.token()));
        assertNotNull(here.lobby.accept(invitation.token(), "Bob", null));
        assertNull(here.lobby.accept(invitation.token(), "Eve", null));
        assertNull(here.lobby.invitation(invitation.token()));
        assertNull(here.lobby.accept("guess", "Eve", null));
    }

    @Test
    void whoDoesNotWaitPlaysWithAgentsAndTheInvitedMayStillCome() {
        Reservation host = here.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber"));
        here.sit(here.ada, host);
        host.match().begin(here.bob);
        here.time.pass(1_000);
        assertEquals(0, QuietLobby.lastTick(here.ada), "somebody else began the match");
        host.match().begin(here.ada);
        here.time.pass(1_000);
        int before = QuietLobby.lastTick(here.ada);
        assertTrue(before > 10, "ticks: " + before);
        assertEquals(
                "holder",
                here.ada.last(MessageCase.SEATS).getSeats().getSeats(1).getStandIn());

        here.sit(here.bob, here.lobby.accept(host.invitations().get(0).token(), "Bob", null));
        here.time.pass(100);
        Seat seat = here.ada.last(MessageCase.SEATS).getSeats().getSeats(1);
        assertEquals("Bob", seat.getPlayer());
        assertEquals("", seat.getStandIn());
        assertTrue(QuietLobby.lastTick(here.bob) >= before);
    }

    @Test
    void aMatchToWhichNobodyComesBeginsInTheEndWithAgents() {
        here.sit(here.ada, here.lobby.create(QuietLobby.request("Ada", List.of("human"), "amber")));
        here.time.pass(14 * ArenaSettings.defaults().joinMillis());
        assertEquals(0, QuietLobby.lastTick(here.ada));
        here.time.pass(2 * ArenaSettings.defaults().joinMillis());
        assertTrue(QuietLobby.lastTick(here.ada) > 0);
    }

    @Test
    void matesAndOpponentsSitWhereTheyWereAskedTo() {
        Reservation seat = here.lobby.create(new MatchRequest(
                "lanes3v3", null, "holder", List.of("a", "human", "b"), List.of("c"), "d", "sky", "Ada", null, false));
        List<String> sitting = seat.match().plan().seats().stream()
                .map(plan -> plan.agent().name()
                        + (plan.person() == null ? "" : "/" + plan.person().name()))
                .toList();
        assertEquals(List.of("a", "d/", "b", "d/Ada", "c", "c"), sitting);
        assertEquals(
                List.of(1), seat.invitations().stream().map(Invitation::seat).toList());
    }

    @Test
    void whoFloodsOrdersActsNoMoreOftenThanAnAgent() {
        Reservation seat = here.lobby.create(QuietLobby.endless("Ada", null));
        here.sit(here.ada, seat);
        int start = QuietLobby.lastTick(here.ada);
        for (int i = 0; i < 50; i++) {
            for (int order = 0; order < 20; order++) {
                seat.match().order(here.ada, step());
            }
            here.time.pass(TICK_MILLIS);
        }
        int ticks = QuietLobby.lastTick(here.ada) - start;
        float x = xOf(seat.match());
        assertTrue(x > 10 && x <= ticks, x + " steps in " + ticks + " ticks");
    }

    private float xOf(LiveMatch match) {
        HearingClient spectator = new HearingClient();
        match.watch(spectator, 0);
        here.time.pass(0);
        return spectator
                .last(MessageCase.FRAME)
                .getFrame()
                .getEntities(0)
                .getNumbers()
                .getValues(0);
    }

    private static Order step() {
        return Order.newBuilder()
                .setActor(1)
                .setVerb(Probe.STEP)
                .setTarget(Probe.RIGHT)
                .setOnce(true)
                .build();
    }
}
