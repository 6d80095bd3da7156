package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.game.connect4.Connect4;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Live matches of turns with players that answer in their own time. */
class LatePlayersTest {
    private static final long PACE_MILLIS = ArenaSettings.defaults().agentTurnMillis();

    private static final int LAST_MOVE = 6;

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final HearingClient client = new HearingClient();
    private final SlowPlayer amber = new SlowPlayer(3);
    private final SlowPlayer sky = new SlowPlayer(4);
    private final List<MatchResult> forfeits = new ArrayList<>();
    private @Nullable FinishedMatch finished;

    @Test
    void theTurnIsPlayedWhenTheAnswerComes() {
        LiveMatch match = watched(null);
        time.pass(5_000);
        assertEquals(0, tick());
        amber.answer();
        time.pass(0);
        assertEquals(1, tick());
        assertEquals(0, amber.late);
        assertFalse(match.ended());
    }

    @Test
    void anAnswerAtOnceIsPlayedAtAPaceThatOneCanFollow() {
        watched(null);
        time.pass(0);
        amber.answer();
        time.pass(PACE_MILLIS - 1);
        assertEquals(0, tick());
        time.pass(1);
        assertEquals(1, tick());
    }

    @Test
    void theTurnIsPlayedWithoutAnAnswerThatTakesTooLong() {
        watched(null);
        time.pass(PACE_MILLIS + SlowPlayer.LIMIT_MILLIS - 1);
        assertEquals(0, tick());
        time.pass(1);
        assertEquals(1, tick());
        assertEquals(1, amber.late);
        assertEquals(1, sky.asked);
    }

    @Test
    void aPersonsOrderDoesNotCutTheOthersTimeShort() {
        LiveMatch match = watched("Ada");
        match.sit(client, 0);
        time.pass(0);
        match.order(
                client, Order.newBuilder().setActor(-1).setVerb(0).setTarget(2).build());
        time.pass(0);
        assertEquals(1, tick());
        time.pass(PACE_MILLIS + 2_000);
        assertEquals(1, tick());
        sky.answer();
        time.pass(0);
        assertEquals(2, tick());
        assertEquals(0, sky.late);
    }

    @Test
    void seatsSayWhoIsAwayWhoStandsInAndHowABotBehaves() {
        watched(null);
        time.pass(PACE_MILLIS + SlowPlayer.LIMIT_MILLIS);
        amber.goAway(true);
        time.pass(0);
        Seat seat = client.last(MessageCase.SEATS).getSeats().getSeats(0);
        assertEquals("house", seat.getStandIn());
        assertEquals(1, seat.getConduct().getLate());
        amber.goAway(false);
        time.pass(0);
        assertEquals("", client.last(MessageCase.SEATS).getSeats().getSeats(0).getStandIn());
    }

    @Test
    void bothAreToldHowItEndedAndAwayIsNotUndisturbed() {
        playOut(() -> sky.goAway(true));
        assertEquals(List.of(1f, -1f), amber.outcomes);
        assertEquals(amber.outcomes, sky.outcomes);
        assertFalse(finished.result().undisturbed());
        assertEquals(
                4,
                client.last(MessageCase.SEATS)
                        .getSeats()
                        .getSeats(0)
                        .getConduct()
                        .getDecisions());
    }

    @Test
    void theResultIsOfProgramsThatAreThereAndThoseWhoLeftHaveLost() {
        amber.proven = true;
        sky.proven = true;
        playOut(() -> amber.away = true);
        assertEquals(List.of(1f, -1f), finished.result().outcomes());
        assertEquals(Set.of(1), finished.result().proven());
        assertEquals(1, forfeits.size());
        assertEquals(Set.of(0), forfeits.get(0).proven());
        assertEquals(List.of(-1f, 1f), forfeits.get(0).outcomes());
    }

    @Test
    void theResultIsOfNoProgramWhoseNameIsNotItsOwn() {
        sky.proven = true;
        playOut(() -> {});
        assertEquals(Set.of(1), finished.result().proven());
        assertEquals(List.of(), forfeits);
    }

    /** Amber wins by its fourth move; something happens before it. */
    private void playOut(Runnable beforeTheLast) {
        LiveMatch match = watched(null);
        for (int move = 0; move < 200 && !match.ended(); move++) {
            time.pass(PACE_MILLIS);
            if (move == LAST_MOVE) {
                beforeTheLast.run();
            }
            (move % 2 == 0 ? amber : sky).answer();
            time.pass(0);
        }
        assertTrue(match.ended());
    }

    private int tick() {
        return client.last(MessageCase.FRAME).getFrame().getTick();
    }

    private LiveMatch watched(@Nullable String person) {
        PlayerEntry a = person == null
                ? PlayerEntry.unrated("remote:amber", PlayerKind.REMOTE, "")
                : PlayerEntry.unrated("bot:random", PlayerKind.BOT, "");
        PlayerEntry b = PlayerEntry.unrated("remote:sky", PlayerKind.REMOTE, "");
        MatchPlan plan = new MatchPlan(
                "m",
                new Connect4(),
                Map.of(),
                1,
                List.of(new SeatPlan(a, person == null ? null : Person.unproven(person)), new SeatPlan(b, null)),
                Purpose.PLAY);
        LiveMatch match = new LiveMatch(plan, both(), time, ArenaSettings.defaults(), new Hearing());
        match.start();
        if (person == null) {
            match.watch(client, -1);
        }
        time.pass(0);
        return match;
    }

    private final class Hearing implements LiveMatch.MatchEnd {
        @Override
        public Aftermath ended(LiveMatch match, @Nullable FinishedMatch end) {
            finished = end;
            return Aftermath.NONE;
        }

        @Override
        public void forfeited(LiveMatch match, MatchResult result) {
            forfeits.add(result);
        }
    }

    private PlayerSource both() {
        return new PlayerSource() {
            @Override
            public Player create(String name, Game game, long seed) {
                return switch (name) {
                    case "remote:amber" -> amber;
                    case "remote:sky" -> sky;
                    default -> new RandomPlayer(seed);
                };
            }

            @Override
            public List<PlayerEntry> list(Game game) {
                return List.of();
            }
        };
    }
}
