package dev.agon.server.replay;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.journal.Tick;
import java.util.List;

/**
 * Writes down a match while it is played. For one match and thread.
 *
 * <pre>{@code
 * Match match = game.start(seed);
 * ReplayRecorder recorder = new ReplayRecorder(game, seed, false);
 * while (!match.over()) {
 *     // observe into seen, fill orders
 *     recorder.advance(match, seen, orders);
 * }
 * ReplayFile replay = recorder.finish(match, seats, System.currentTimeMillis());
 * }</pre>
 */
public final class ReplayRecorder {
    private final ReplayFile.Builder replay;
    private final OrderWriter orderWriter = new OrderWriter();
    private final ByteString.Output tickHashes = ByteString.newOutput();
    private final ByteString.Output stateHashes = ByteString.newOutput();
    private int lastTickHash;
    private long lastStateHash;

    /**
     * Starts a record.
     *
     * @param game with its settings applied
     * @param seed what the match was started with
     * @param varied whether it was started by {@link dev.agon.game.VariedStart#startVaried}
     */
    public ReplayRecorder(Game game, long seed, boolean varied) {
        replay = start(game, seed, varied).toBuilder();
    }

    /** The record of a match before its first tick; as the constructor. */
    public static ReplayFile start(Game game, long seed, boolean varied) {
        return ReplayFile.newBuilder()
                .setGame(game.name())
                .putAllSettings(game.settings())
                .setSeed(seed)
                .setVaried(varied)
                .setRulesVersion(game.rulesVersion())
                .build();
    }

    /**
     * Advances the match by a tick and writes the tick down.
     *
     * @param seen by view: the observation of this tick, for views that are awaited
     * @param orders by view
     */
    public void advance(Match match, Observation[] seen, Orders[] orders) {
        long ordersHash = orderWriter.write(match, seen, orders);
        match.advance(orders);
        lastStateHash = match.hash();
        lastTickHash = TickHash.of(ordersHash, lastStateHash);
        write(lastTickHash, Integer.BYTES, tickHashes);
        if (match.tick() % TickHash.TICKS_BETWEEN_STATES == 0) {
            write(lastStateHash, Long.BYTES, stateHashes);
        }
    }

    /** What was written down of the tick that was played last: a replay is its ticks, one after another. */
    public Tick lastTick() {
        return Tick.newBuilder()
                .setOrders(orderWriter.lastTick())
                .setTickHash(lastTickHash)
                .setStateHash(lastStateHash)
                .build();
    }

    static void write(long hash, int bytes, ByteString.Output to) {
        for (int i = 0; i < bytes; i++) {
            to.write((byte) (hash >>> i * Byte.SIZE));
        }
    }

    /** The whole record of a match that is over. */
    public ReplayFile finish(Match match, List<Seat> seats, long endedAtMillis) {
        if (match.tick() % TickHash.TICKS_BETWEEN_STATES != 0) {
            write(match.hash(), Long.BYTES, stateHashes);
        }
        for (int seat = 0; seat < match.game().seats(); seat++) {
            replay.addOutcomes(match.outcome(seat));
        }
        return replay.addAllSeats(seats)
                .setEndedAtMillis(endedAtMillis)
                .setTicks(match.tick())
                .setOrders(orderWriter.finish())
                .setTickHashes(tickHashes.toByteString())
                .setStateHashes(stateHashes.toByteString())
                .build();
    }
}
