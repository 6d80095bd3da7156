package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Matches of practice, which stand still while they are paused, in time that passes by hand. */
class PracticeTest {
    private static final int TICK_MILLIS = 20;

    private final QuietLobby here = new QuietLobby();

    @Test
    void aPracticeMatchStandsStillWhileItIsPaused() {
        Reservation seat = here.lobby.create(QuietLobby.practice("probe"));
        here.sit(here.ada, seat);
        here.time.pass(200);
        seat.match().pause(here.ada, true);
        here.time.pass(100);
        int paused = QuietLobby.lastTick(here.ada);
        assertTrue(paused >= 9, "ticks: " + paused);
        assertTrue(here.ada.last(MessageCase.PAUSED).getPaused().getPaused());
        here.time.pass(60_000);
        assertEquals(paused, QuietLobby.lastTick(here.ada));

        seat.match().pause(here.ada, false);
        here.time.pass(10 * TICK_MILLIS);
        assertFalse(here.ada.last(MessageCase.PAUSED).getPaused().getPaused());
        assertEquals(paused + 10, QuietLobby.lastTick(here.ada), 1);
    }

    @Test
    void aPauseMakesATurnLonger() {
        Reservation seat = here.lobby.create(QuietLobby.practice("connect4"));
        here.sit(here.ada, seat);
        here.time.pass(ArenaSettings.defaults().turnMillis() - 1_000);
        seat.match().pause(here.ada, true);
        here.time.pass(300_000);
        seat.match().pause(here.ada, false);
        here.time.pass(900);
        assertEquals(0, QuietLobby.lastTick(here.ada));
        here.time.pass(200);
        assertEquals(1, QuietLobby.lastTick(here.ada));
    }

    @Test
    void onlyThePersonOfAPracticeMatchPausesIt() {
        Reservation rated = here.lobby.create(QuietLobby.request("Ada", List.of("holder"), "amber"));
        here.sit(here.ada, rated);
        rated.match().pause(here.ada, true);
        here.time.pass(0);
        assertEquals(
                Refusal.BAD_MESSAGE,
                here.ada.last(MessageCase.REFUSED).getRefused().getReason());
        Reservation practice = here.lobby.create(QuietLobby.practice("probe"));
        practice.match().watch(here.bob, 0);
        practice.match().pause(here.bob, true);
        here.time.pass(0);
        assertEquals(
                Refusal.BAD_MESSAGE,
                here.bob.last(MessageCase.REFUSED).getRefused().getReason());
        assertThrows(
                IllegalArgumentException.class,
                () -> here.lobby.create(new MatchRequest(
                        "probe", null, null, List.of("human"), null, null, "amber", "Ada", null, true)));
    }

    @Test
    void aForgottenPauseEnds() {
        Reservation seat = here.lobby.create(QuietLobby.practice("probe"));
        here.sit(here.ada, seat);
        here.time.pass(100);
        seat.match().pause(here.ada, true);
        here.time.pass(11 * 60_000);
        assertEquals(60, QuietLobby.lastTick(here.ada));
        assertEquals(MessageCase.OVER, here.ada.last(MessageCase.OVER).getMessageCase());
    }
}
