package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Playback;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seats;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.wire.GameMessages;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replay shown to one client at the pace it asks for, played again tick by tick. A tick that differs from the record ends
 * the show with a clear word. Thread-safe.
 */
public final class ReplayShow implements Watchable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayShow.class);
    private static final float SLOWEST = 0.1f;
    private static final float FASTEST = 16;

    private final String id;
    private final ReplayFile replay;
    private final ReplayCursor cursor;
    private final long turnNanos;
    private final SerialTasks tasks;
    private final Audience audience;
    private boolean playing;
    private boolean broken;
    private float speed = 1;

    /** Counts changes of pace, so that what was scheduled before one does nothing after it. */
    private int pace;

    /**
     * A show of one replay, which begins when somebody watches.
     *
     * @param id its match id
     * @param turnMillis time between ticks of a game of turns
     * @throws DamagedReplayException when the replay cannot be played
     */
    public ReplayShow(String id, Games games, ReplayFile replay, Timekeeper time, long turnMillis)
            throws DamagedReplayException {
        this.id = id;
        this.replay = replay;
        cursor = ReplayCursor.open(games, replay);
        turnNanos = TimeUnit.MILLISECONDS.toNanos(turnMillis);
        audience = new Audience(cursor.game());
        tasks = new SerialTasks(time, failure -> LOG.error("Showing {} failed", id, failure));
    }

    @Override
    public void watch(Client client, int view) {
        tasks.execute(() -> {
            if (view < Match.SPECTATOR || view >= cursor.game().views()) {
                client.refuse(Refusal.HIDDEN_VIEW, "The game has no such view.");
                return;
            }
            audience.remove(client);
            client.begin(stage(view));
            client.send(ServerMessage.newBuilder()
                    .setSeats(Seats.newBuilder().addAllSeats(replay.getSeatsList()))
                    .build());
            audience.add(client, view, cursor.match(), null);
            if (!playing) {
                playing = true;
                scheduleTick();
            }
        });
    }

    @Override
    public void leave(Client client) {
        tasks.execute(() -> {
            audience.remove(client);
            playing &= audience.size() > 0;
            pace++;
        });
    }

    /** Pauses, changes the speed or jumps, as its client asks. */
    public void playback(Playback wish) {
        tasks.execute(() -> {
            if (wish.getSpeed() > 0) {
                speed = Math.min(FASTEST, Math.max(SLOWEST, wish.getSpeed()));
            }
            if (wish.hasSeek() && !broken) {
                seek(wish.getSeek());
            }
            playing = !wish.getPaused();
            pace++;
            scheduleTick();
        });
    }

    private void seek(int tick) {
        if (Integer.compareUnsigned(tick, cursor.match().tick()) < 0) {
            cursor.rewind();
        }
        boolean asRecorded = true;
        while (asRecorded
                && !cursor.atEnd()
                && Integer.compareUnsigned(cursor.match().tick(), tick) < 0) {
            asRecorded = stepAsRecorded();
        }
        audience.show(cursor.match(), client -> null);
        if (cursor.atEnd()) {
            sendOver();
        }
    }

    private void scheduleTick() {
        if (playing && !broken && !cursor.atEnd()) {
            int scheduled = pace;
            int ticksPerSecond = cursor.game().ticksPerSecond();
            long nanos = ticksPerSecond == 0 ? turnNanos : TimeUnit.SECONDS.toNanos(1) / ticksPerSecond;
            tasks.after((long) (nanos / speed), () -> tick(scheduled));
        }
    }

    private void tick(int scheduled) {
        if (scheduled == pace && !broken && !cursor.atEnd() && stepAsRecorded()) {
            audience.show(cursor.match(), client -> null);
            if (cursor.atEnd()) {
                sendOver();
            } else {
                scheduleTick();
            }
        }
    }

    private boolean stepAsRecorded() {
        int tick = cursor.match().tick();
        if (!cursor.step()) {
            broken = true;
            audience.refuse(
                    Refusal.UNKNOWN_MATCH, "The replay differs from the match it records at tick " + tick + ".");
        }
        return !broken;
    }

    private void sendOver() {
        audience.send(ServerMessage.newBuilder()
                .setOver(Over.newBuilder()
                        .setTick(cursor.match().tick())
                        .addAllOutcomes(replay.getOutcomesList())
                        .setReplay(id))
                .build());
    }

    private Stage stage(int view) {
        Game game = cursor.game();
        return Stage.newBuilder()
                .setMatch(id)
                .setGame(GameMessages.describe(game, replay.getSettingsMap()))
                .setView(view)
                .addAllOpenViews(IntStream.range(Match.SPECTATOR, game.views()).boxed()::iterator)
                .setReplayTicks(replay.getTicks())
                .build();
    }
}
