package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.Thoughts;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.ArenaSettings;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.Probe;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What spectators of a match between agents are told of their thoughts. */
class LiveThoughtsTest {
    private static final int TICK_MILLIS = 100;

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final HearingClient early = new HearingClient();
    private final HearingClient late = new HearingClient();

    @Test
    void thoughtsAreToldOnceForEachDecisionAndTheLastOnesToWhoComesLater() {
        LiveMatch match = match();
        match.watch(early, -1);
        match.start();
        time.pass(5 * TICK_MILLIS);
        match.watch(late, -1);
        time.pass(0);

        List<ServerMessage> told = early.all(MessageCase.THOUGHTS);
        assertEquals(
                told.stream().map(one -> one.getThoughts().getTick()).distinct().toList(),
                told.stream().map(one -> one.getThoughts().getTick()).toList(),
                "each once");
        assertTrue(told.size() > 1, "decisions: " + told.size());
        assertTrue(told.stream().allMatch(one -> one.getThoughts().getSeatsCount() == 2), told.toString());
        assertEquals(1, late.all(MessageCase.THOUGHTS).size());
        assertEquals(2, late.last(MessageCase.THOUGHTS).getThoughts().getSeatsCount());
    }

    private LiveMatch match() {
        PlayerEntry thinker = PlayerEntry.unrated("thinker", PlayerKind.AGENT, "");
        MatchPlan plan = new MatchPlan(
                "m",
                new Probe(40, 10),
                Map.of(),
                1,
                List.of(new SeatPlan(thinker, null), new SeatPlan(thinker, null)),
                Purpose.EXHIBITION);
        return new LiveMatch(plan, new Thinkers(), time, ArenaSettings.defaults(), (m, f) -> Aftermath.NONE);
    }

    private static final class Thinkers implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new Player() {
                @Override
                public void begin(Game begun, int view, long seats) {}

                @Override
                public void decide(Observation observation, Orders orders) {
                    orders.set(0, Probe.HOLD, 0);
                }

                @Override
                public Thoughts thoughts() {
                    return new Thoughts(0, 0.5f, new float[][] {{1, 0, 0}}, List.of());
                }
            };
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }
}
