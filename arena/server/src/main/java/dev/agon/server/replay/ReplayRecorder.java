package dev.agon.server.replay;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.ReplayTick;
import dev.agon.proto.arena.Seat;
import java.util.List;
import java.util.Map;

/**
 * Writes down a match while it is played. For one match and thread.
 *
 * <pre>{@code
 * Match match = game.start(seed);
 * ReplayRecorder recorder = new ReplayRecorder(game, settings, seed);
 * while (!match.over()) {
 *     // observe into seen, fill orders
 *     recorder.advance(match, seen, orders);
 * }
 * ReplayFile replay = recorder.finish(match, seats, System.currentTimeMillis());
 * }</pre>
 */
public final class ReplayRecorder {
    private final ReplayFile.Builder replay;

    /**
     * Starts a record.
     *
     * @param game with the settings applied
     * @param settings what {@link Game#with} was given; empty without settings
     * @param seed what the match was started with
     */
    public ReplayRecorder(Game game, Map<String, String> settings, long seed) {
        replay = ReplayFile.newBuilder()
                .setGame(game.name())
                .putAllSettings(settings)
                .setSeed(seed)
                .setRulesVersion(game.rulesVersion());
    }

    /**
     * Advances the match by a tick and writes the tick down.
     *
     * @param seen by view: the observation of this tick, for views that are awaited
     * @param orders by view
     */
    public void advance(Match match, Observation[] seen, Orders[] orders) {
        ReplayTick.Builder tick = ReplayTick.newBuilder();
        TickOrders.write(match, seen, orders, tick);
        match.advance(orders);
        replay.addTicks(tick.setHash(TickOrders.hash(match.hash(), tick)));
    }

    /** The whole record of a match that is over. */
    public ReplayFile finish(Match match, List<Seat> seats, long endedAtMillis) {
        for (int seat = 0; seat < match.game().seats(); seat++) {
            replay.addOutcomes(match.outcome(seat));
        }
        return replay.addAllSeats(seats).setEndedAtMillis(endedAtMillis).build();
    }
}
