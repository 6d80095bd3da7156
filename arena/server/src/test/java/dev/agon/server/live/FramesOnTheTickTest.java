package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.ArenaSettings;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.PlayerSource;
import dev.agon.server.Probe;
import dev.agon.server.live.MatchPlan.Purpose;
import dev.agon.server.live.MatchPlan.SeatPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a frame comes tells nothing of how long others thought. */
class FramesOnTheTickTest {
    private static final int TICK_MILLIS = 100;
    private static final int TICKS = 40;

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final List<Long> shownMillis = new ArrayList<>();

    @Test
    void whateverOthersNeedToDecide() {
        PlayerEntry thinker = PlayerEntry.unrated("thinker", PlayerKind.BOT, "");
        SeatPlan seat = new SeatPlan(thinker, null);
        MatchPlan plan = new MatchPlan(
                "m", new Probe(TICKS, 1_000 / TICK_MILLIS), Map.of(), 1, List.of(seat, seat), Purpose.PLAY);
        LiveMatch match = new LiveMatch(
                plan, new Thinkers(), time, ArenaSettings.defaults(), (ended, finished) -> Aftermath.NONE);
        match.watch(new Watch(), 0);
        match.start();
        time.pass(TICKS * TICK_MILLIS);

        assertTrue(shownMillis.size() >= TICKS, "frames: " + shownMillis.size());
        for (long shown : shownMillis) {
            assertEquals(0, shown % TICK_MILLIS, "shown at " + shownMillis);
        }
    }

    /** Need from nothing to most of a tick. */
    private final class Thinkers implements PlayerSource {
        private int thought;

        @Override
        public Player create(String name, Game game, long seed) {
            return new Player() {
                @Override
                public void begin(Game begun, int view, long seats) {}

                @Override
                public void decide(Observation observation, Orders orders) {
                    time.spend(thought++ * 7 % (TICK_MILLIS / 2));
                }
            };
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }

    private final class Watch implements Client {
        @Override
        public void send(ServerMessage message) {}

        @Override
        public void begin(Stage stage) {}

        @Override
        public void show(ViewFrame frame, byte @Nullable [] companion) {
            shownMillis.add(TimeUnit.NANOSECONDS.toMillis(time.nanoTime()));
        }
    }
}
