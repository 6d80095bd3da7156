package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.People;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.Probe;
import dev.agon.server.lobby.Lobby;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.lobby.Reservation.Invitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who sits where, comes, leaves, comes back and plays again, in time that passes by hand. */
class SeatsTest {
    private static final int TICK_MILLIS = 20;
    private static final long HOLD_MILLIS = ArenaSettings.defaults().seatHoldMillis();

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final HearingClient ada = new HearingClient();
    private final HearingClient bob = new HearingClient();
    private final List<MatchResult> results = new ArrayList<>();
    private final Register people = new Register();
    private final Lobby lobby =
            new Lobby(Games.onClassPath(), new Holders(), time, ArenaSettings.defaults(), null, results::add, people);

    @Test
    void aMatchWaitsForTheInvitedAndBeginsWhenTheySit() {
        Reservation host = lobby.create(request("Ada", List.of("human"), "amber"));
        sit(ada, host);
        time.pass(1_000);
        assertEquals(List.of(1), ada.last(MessageCase.WAITING).getWaiting().getSeatsList());
        assertEquals(0, lastTick(ada));

        Invitation invitation = host.invitations().get(0);
        Reservation guest = lobby.accept(invitation.token(), "Bob", null);
        assertNotNull(guest);
        sit(bob, guest);
        time.pass(1_000);
        assertTrue(lastTick(ada) > 10, "ticks: " + lastTick(ada));
        assertEquals(List.of(), ada.last(MessageCase.WAITING).getWaiting().getSeatsList());
        assertEquals(1, bob.last(MessageCase.STAGE).getStage().getOwnSeat());
        List<Seat> seats = ada.last(MessageCase.SEATS).getSeats().getSeatsList();
        assertEquals(List.of("Ada", "Bob"), seats.stream().map(Seat::getPlayer).toList());
        assertFalse(seats.get(1).getOpen());
    }

    @Test
    void anInvitationIsAnsweredOnce() {
        Invitation invitation = lobby.create(request("Ada", List.of("human"), "sky"))
                .invitations()
                .get(0);
        assertNotNull(lobby.invitation(invitation.token()));
        assertNotNull(lobby.accept(invitation.token(), "Bob", null));
        assertNull(lobby.accept(invitation.token(), "Eve", null));
        assertNull(lobby.invitation(invitation.token()));
        assertNull(lobby.accept("guess", "Eve", null));
    }

    @Test
    void whoDoesNotWaitPlaysWithAgentsAndTheInvitedMayStillCome() {
        Reservation host = lobby.create(request("Ada", List.of("human"), "amber"));
        sit(ada, host);
        host.match().begin(bob);
        time.pass(1_000);
        assertEquals(0, lastTick(ada), "somebody else began the match");
        host.match().begin(ada);
        time.pass(1_000);
        int before = lastTick(ada);
        assertTrue(before > 10, "ticks: " + before);
        assertEquals(
                "holder", ada.last(MessageCase.SEATS).getSeats().getSeats(1).getStandIn());

        sit(bob, lobby.accept(host.invitations().get(0).token(), "Bob", null));
        time.pass(100);
        Seat seat = ada.last(MessageCase.SEATS).getSeats().getSeats(1);
        assertEquals("Bob", seat.getPlayer());
        assertEquals("", seat.getStandIn());
        assertTrue(lastTick(bob) >= before);
    }

    @Test
    void aMatchToWhichNobodyComesBeginsInTheEndWithAgents() {
        sit(ada, lobby.create(request("Ada", List.of("human"), "amber")));
        time.pass(14 * ArenaSettings.defaults().joinMillis());
        assertEquals(0, lastTick(ada));
        time.pass(2 * ArenaSettings.defaults().joinMillis());
        assertTrue(lastTick(ada) > 0);
    }

    @Test
    void inARematchBothPlayTheOtherSideAndWhoDidNotAskIsTold() {
        Reservation host = lobby.create(request("Ada", List.of("human"), "amber"));
        Reservation guest = lobby.accept(host.invitations().get(0).token(), "Bob", null);
        sit(ada, host);
        sit(bob, guest);
        time.pass(60 * TICK_MILLIS + 100);
        assertEquals(1, results.size());

        Reservation again = lobby.rematch(guest);
        time.pass(0);
        assertEquals(0, again.seat());
        var offer = ada.last(MessageCase.INVITATION).getInvitation();
        assertEquals("Bob", offer.getFrom());
        assertEquals(1, offer.getSeat());
        assertEquals(lobby.rematch(host).token(), offer.getToken());
        assertTrue(bob.all(MessageCase.INVITATION).isEmpty());

        sit(bob, again);
        sit(ada, lobby.reservation(offer.getMatch(), offer.getToken()));
        time.pass(1_000);
        assertEquals(
                List.of("Bob", "Ada"),
                ada.last(MessageCase.SEATS).getSeats().getSeatsList().stream()
                        .map(Seat::getPlayer)
                        .toList());
        assertTrue(lastTick(ada) > 10);
    }

    @Test
    void inARematchAnAgentPlaysForWhoDidNotStay() {
        Reservation host = lobby.create(request("Ada", List.of("human"), "amber"));
        Reservation guest = lobby.accept(host.invitations().get(0).token(), "Bob", null);
        sit(ada, host);
        sit(bob, guest);
        time.pass(500);
        guest.match().giveUp(bob);
        time.pass(1_000);

        Reservation again = lobby.rematch(host);
        assertEquals(1, again.seat());
        assertThrows(IllegalArgumentException.class, () -> lobby.rematch(guest));
        sit(ada, again);
        time.pass(1_000);
        assertEquals(
                List.of("holder", "Ada"),
                ada.last(MessageCase.SEATS).getSeats().getSeatsList().stream()
                        .map(Seat::getPlayer)
                        .toList());
    }

    @Test
    void aPracticeMatchStandsStillWhileItIsPaused() {
        Reservation seat = lobby.create(practice("probe"));
        sit(ada, seat);
        time.pass(200);
        seat.match().pause(ada, true);
        time.pass(100);
        int paused = lastTick(ada);
        assertTrue(paused >= 9, "ticks: " + paused);
        assertTrue(ada.last(MessageCase.PAUSED).getPaused().getPaused());
        time.pass(60_000);
        assertEquals(paused, lastTick(ada));

        seat.match().pause(ada, false);
        time.pass(10 * TICK_MILLIS);
        assertFalse(ada.last(MessageCase.PAUSED).getPaused().getPaused());
        assertEquals(paused + 10, lastTick(ada), 1);
    }

    @Test
    void aPauseMakesATurnLonger() {
        Reservation seat = lobby.create(practice("connect4"));
        sit(ada, seat);
        time.pass(ArenaSettings.defaults().turnMillis() - 1_000);
        seat.match().pause(ada, true);
        time.pass(300_000);
        seat.match().pause(ada, false);
        time.pass(900);
        assertEquals(0, lastTick(ada));
        time.pass(200);
        assertEquals(1, lastTick(ada));
    }

    @Test
    void onlyThePersonOfAPracticeMatchPausesIt() {
        Reservation rated = lobby.create(request("Ada", List.of("holder"), "amber"));
        sit(ada, rated);
        rated.match().pause(ada, true);
        time.pass(0);
        assertEquals(
                Refusal.BAD_MESSAGE, ada.last(MessageCase.REFUSED).getRefused().getReason());
        Reservation practice = lobby.create(practice("probe"));
        practice.match().watch(bob, 0);
        practice.match().pause(bob, true);
        time.pass(0);
        assertEquals(
                Refusal.BAD_MESSAGE, bob.last(MessageCase.REFUSED).getRefused().getReason());
        assertThrows(
                IllegalArgumentException.class,
                () -> lobby.create(new MatchRequest(
                        "probe", null, null, List.of("human"), null, null, "amber", "Ada", null, true)));
    }

    @Test
    void aForgottenPauseEnds() {
        Reservation seat = lobby.create(practice("probe"));
        sit(ada, seat);
        time.pass(100);
        seat.match().pause(ada, true);
        time.pass(11 * 60_000);
        assertEquals(60, lastTick(ada));
        assertEquals(MessageCase.OVER, ada.last(MessageCase.OVER).getMessageCase());
    }

    @Test
    void whoLeavesForGoodHasLostWhateverTheAgentMakesOfIt() {
        people.claim("Ada");
        Reservation seat = lobby.create(endless("Ada", "key of Ada"));
        seat.match().sit(ada, seat.seat());
        time.pass(1_000);
        seat.match().leave(ada);
        time.pass(HOLD_MILLIS - 1_000);
        seat.match().sit(ada, seat.seat());
        time.pass(HOLD_MILLIS);
        assertTrue(people.counted.isEmpty(), "who came back in time has left nothing");

        seat.match().leave(ada);
        time.pass(HOLD_MILLIS + 1_000);
        MatchResult counted = people.counted.get(0);
        assertEquals(Set.of(0), counted.proven());
        assertEquals(List.of(-1f, 1f), counted.outcomes());
        time.pass(60_000);
        assertEquals(1, people.counted.size());
    }

    @Test
    void aResultCountsForTheProvenOnlyAndIsTold() {
        people.claim("Ada");
        Reservation host = lobby.create(new MatchRequest(
                "probe", null, null, List.of("human"), null, null, "amber", "Ada", "key of Ada", false));
        Reservation guest = lobby.accept(host.invitations().get(0).token(), "Bob", null);
        sit(ada, host);
        sit(bob, guest);
        assertEquals(1100f, ada.last(MessageCase.SEATS).getSeats().getSeats(0).getRating());
        time.pass(60 * TICK_MILLIS + 100);

        assertEquals(Set.of(0), people.counted.get(0).proven());
        var over = bob.last(MessageCase.OVER).getOver();
        assertEquals(1, over.getRatingChangesCount());
        assertEquals(1100f, over.getRatingChanges(0).getBefore());
        assertEquals(1120f, over.getRatingChanges(0).getAfter());
    }

    @Test
    void aNameThatSomebodyHasIsKeptFromOthers() {
        people.claim("Ada");
        for (String token : new String[] {null, "", "key of Bob"}) {
            String message = assertThrows(IllegalArgumentException.class, () -> lobby.create(endless("Ada", token)))
                    .getMessage();
            assertEquals("The name Ada is somebody else's here; choose another.", message);
        }
        Invitation invitation = lobby.create(request("Cy", List.of("human"), "sky"))
                .invitations()
                .get(0);
        assertThrows(IllegalArgumentException.class, () -> lobby.accept(invitation.token(), "Ada", "x"));
        assertNotNull(lobby.accept(invitation.token(), "Ada", "key of Ada"), "a refused name uses an invitation up");
    }

    @Test
    void whoFloodsOrdersActsNoMoreOftenThanAnAgent() {
        Reservation seat = lobby.create(endless("Ada", null));
        sit(ada, seat);
        int start = lastTick(ada);
        for (int i = 0; i < 50; i++) {
            for (int order = 0; order < 20; order++) {
                seat.match().order(ada, step());
            }
            time.pass(TICK_MILLIS);
        }
        int ticks = lastTick(ada) - start;
        float x = xOf(seat.match());
        assertTrue(x > 10 && x <= ticks, x + " steps in " + ticks + " ticks");
    }

    private float xOf(LiveMatch match) {
        HearingClient spectator = new HearingClient();
        match.watch(spectator, 0);
        time.pass(0);
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

    @Test
    void matesAndOpponentsSitWhereTheyWereAskedTo() {
        Reservation seat = lobby.create(new MatchRequest(
                "lanes3v3", null, "holder", List.of("a", "human", "b"), List.of("c"), "d", "sky", "Ada", null, false));
        List<String> sitting = seat.match().plan().seats().stream()
                .map(plan -> plan.agent().name()
                        + (plan.person() == null ? "" : "/" + plan.person().name()))
                .toList();
        assertEquals(List.of("a", "d/", "b", "d/Ada", "c", "c"), sitting);
        assertEquals(
                List.of(1), seat.invitations().stream().map(Invitation::seat).toList());
    }

    private void sit(HearingClient client, @Nullable Reservation seat) {
        assertNotNull(seat);
        seat.match().sit(client, seat.seat());
        time.pass(0);
    }

    private static int lastTick(HearingClient client) {
        return client.last(MessageCase.FRAME).getFrame().getTick();
    }

    private static MatchRequest request(String name, List<String> opponents, String side) {
        return new MatchRequest("probe", null, null, opponents, null, "holder", side, name, null, false);
    }

    private static MatchRequest practice(String game) {
        return new MatchRequest(game, null, "holder", null, null, null, "amber", "Ada", null, true);
    }

    private static MatchRequest endless(String name, @Nullable String token) {
        return new MatchRequest(
                "probe", Map.of("ticks", "9000"), "holder", null, null, null, "amber", name, token, false);
    }

    /** Agents of any name that give no orders. */
    private static final class Holders implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new Player() {
                @Override
                public void begin(Game begun, int view, long seats) {}

                @Override
                public void decide(Observation observation, Orders orders) {}
            };
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of(PlayerEntry.unrated("holder", PlayerKind.BOT, ""));
        }
    }

    /** Keeps names, and gives everybody 20 points for every match. */
    private static final class Register implements People {
        final List<String> taken = new ArrayList<>();
        final List<MatchResult> counted = new ArrayList<>();

        @Override
        public String claim(String name) {
            taken.add(name);
            return "key of " + name;
        }

        @Override
        public boolean isTaken(String name) {
            return taken.contains(name);
        }

        @Override
        public boolean proves(String name, String token) {
            return token.equals("key of " + name);
        }

        @Override
        public Standing standing(String name, Game game) {
            return new Standing(1100, 80, 5);
        }

        @Override
        public Map<String, Standing> ladder(Game game) {
            return Map.of();
        }

        @Override
        public Rated count(MatchResult result, Game game) {
            counted.add(result);
            Map<Integer, Change> changes = result.proven().isEmpty()
                    ? Map.of()
                    : Map.of(
                            result.proven().iterator().next(),
                            new Change(new Standing(1100, 80, 5), new Standing(1120, 79, 6)));
            return new Rated(changes, "");
        }
    }
}
