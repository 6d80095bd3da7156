package dev.agon.server.replay;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.ReplayOrders;
import dev.agon.proto.arena.Seat;
import dev.agon.proto.journal.Tick;
import java.util.Collections;
import java.util.List;

/** A replay that is put together from the ticks that a {@link ReplayRecorder} gave one after another. For one thread. */
public final class GrowingReplay {
    private final ReplayFile.Builder replay;
    private final ByteString.Output gaps = ByteString.newOutput();
    private final ByteString.Output verbs = ByteString.newOutput();
    private final ByteString.Output targets = ByteString.newOutput();
    private final ByteString.Output tickHashes = ByteString.newOutput();
    private final ByteString.Output stateHashes = ByteString.newOutput();
    private int ticks;
    private long lastStateHash;

    /** Of a match without a tick: its game, settings, seed and rules. */
    public GrowingReplay(ReplayFile start) {
        replay = start.toBuilder();
    }

    /**
     * What is played.
     *
     * @throws DamagedReplayException when the game is unknown, or has other rules by now
     */
    public Game game(Games games) throws DamagedReplayException {
        return ReplayFit.rulesOf(games, replay.build());
    }

    /** Adds the next tick. */
    public void add(Tick tick) {
        append(tick.getOrders().getGaps(), gaps);
        append(tick.getOrders().getVerbs(), verbs);
        append(tick.getOrders().getTargets(), targets);
        ReplayRecorder.write(tick.getTickHash(), Integer.BYTES, tickHashes);
        lastStateHash = tick.getStateHash();
        ticks++;
        if (ticks % TickHash.TICKS_BETWEEN_STATES == 0) {
            ReplayRecorder.write(lastStateHash, Long.BYTES, stateHashes);
        }
    }

    private static void append(ByteString bytes, ByteString.Output to) {
        for (int i = 0; i < bytes.size(); i++) {
            to.write(bytes.byteAt(i));
        }
    }

    /** How many ticks there are. */
    public int ticks() {
        return ticks;
    }

    /** Hash of the state after the last tick. */
    public long lastStateHash() {
        return lastStateHash;
    }

    /** The match as far as it went: seats without players, and nobody has won. */
    public ReplayFile soFar(int seats) {
        return finish(Collections.nCopies(seats, Seat.getDefaultInstance()), Collections.nCopies(seats, 0f), 0);
    }

    /** The whole match; nothing is added afterwards. */
    public ReplayFile finish(List<Seat> seats, List<Float> outcomes, long endedAtMillis) {
        if (ticks % TickHash.TICKS_BETWEEN_STATES != 0) {
            ReplayRecorder.write(lastStateHash, Long.BYTES, stateHashes);
        }
        return replay.addAllSeats(seats)
                .addAllOutcomes(outcomes)
                .setEndedAtMillis(endedAtMillis)
                .setTicks(ticks)
                .setOrders(ReplayOrders.newBuilder()
                        .setGaps(gaps.toByteString())
                        .setVerbs(verbs.toByteString())
                        .setTargets(targets.toByteString()))
                .setTickHashes(tickHashes.toByteString())
                .setStateHashes(stateHashes.toByteString())
                .build();
    }
}
