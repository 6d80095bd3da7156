package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.proto.arena.Course;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replay shown to one client at the pace it asks for, played again tick by tick; a jump goes to the key frame before it and
 * plays on from there. A tick that differs from the record ends the show with a clear word. Thread-safe.
 */
public final class ReplayShow implements Watchable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayShow.class);
    private static final float SLOWEST = 0.1f;
    private static final float FASTEST = 16;

    /** A jump works so long before others may go on. */
    private static final long GO_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private static final long BETWEEN_PARTS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int NOWHERE = -1;

    private final String id;
    private final ReplayFile replay;
    private final ReplayCursor cursor;
    private final ReplaySurvey survey;
    private final Timekeeper time;
    private final long turnNanos;
    private final SerialTasks tasks;
    private final Audience audience;
    private final Runnable tellCourse;
    private boolean playing;
    private boolean begun;
    private boolean broken;
    private float speed = 1;

    /** Where a jump that is not done yet goes. */
    private int goal = NOWHERE;

    /** Counts how often the course has been told from its start. */
    private int telling;

    /** Counts changes of pace, so that what was scheduled before one does nothing after it. */
    private int pace;

    ReplayShow(String id, Games games, ReplayFile replay, ReplaySurvey survey, Timekeeper time, long turnMillis)
            throws DamagedReplayException {
        this.id = id;
        this.replay = replay;
        this.survey = survey;
        this.time = time;
        cursor = ReplayCursor.open(games, replay);
        turnNanos = TimeUnit.MILLISECONDS.toNanos(turnMillis);
        audience = new Audience(cursor.game());
        tasks = new SerialTasks(time, failure -> LOG.error("Showing {} failed", id, failure));
        tellCourse = () -> tasks.execute(this::tellCourseAnew);
    }

    /** The match id of what it shows. */
    public String id() {
        return id;
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
            audience.add(client, view, cursor.match(), thoughts());
            tellCourseAnew();
            survey.watch(tellCourse);
            if (!begun) {
                begun = true;
                playing = true;
                scheduleTick();
            }
        });
    }

    @Override
    public void leave(Client client) {
        tasks.execute(() -> {
            audience.remove(client);
            if (audience.size() == 0) {
                survey.leave(tellCourse);
                playing = false;
                pace++;
            }
        });
    }

    /** Pauses, changes the speed or jumps, as its client asks. */
    public void playback(Playback wish) {
        tasks.execute(() -> {
            if (wish.getSpeed() > 0) {
                speed = Math.min(FASTEST, Math.max(SLOWEST, wish.getSpeed()));
            }
            playing = !wish.getPaused();
            pace++;
            if (wish.hasSeek() && !broken) {
                jump(wish.getSeek());
            }
            if (goal == NOWHERE) {
                scheduleTick();
            } else {
                goOn(pace);
            }
        });
    }

    private void jump(int tick) {
        goal = Integer.compareUnsigned(tick, cursor.ticks()) > 0 ? cursor.ticks() : tick;
        int now = cursor.match().tick();
        ReplayCursor.KeyFrame frame = survey.nearest(goal);
        if (frame != null && (frame.tick() > now || goal < now)) {
            cursor.restore(frame);
        } else if (goal < now) {
            cursor.rewind();
        }
    }

    /** Plays towards the goal, for a moment at a time. */
    private void goOn(int scheduled) {
        if (scheduled != pace) {
            return;
        }
        long end = time.nanoTime() + GO_NANOS;
        while (!broken && !cursor.atEnd() && cursor.match().tick() < goal) {
            stepAsRecorded();
            if (time.nanoTime() > end) {
                tasks.after(0, () -> goOn(scheduled));
                return;
            }
        }
        goal = NOWHERE;
        audience.show(cursor.match(), client -> thoughts());
        if (cursor.atEnd()) {
            sendOver();
        }
        scheduleTick();
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
            audience.show(cursor.match(), client -> thoughts());
            if (cursor.atEnd()) {
                sendOver();
            } else {
                scheduleTick();
            }
        }
    }

    private byte @Nullable [] thoughts() {
        return survey.thoughts(cursor.match().tick());
    }

    /** What was told of the course may have been refined since. */
    private void tellCourseAnew() {
        telling++;
        tellCourse(telling, CourseLog.Told.NOTHING);
    }

    /** Tells a part, and soon the next, unless the course is told anew meanwhile. */
    private void tellCourse(int number, CourseLog.Told told) {
        Course part = number == telling ? survey.course(told) : null;
        if (part != null) {
            audience.send(ServerMessage.newBuilder().setCourse(part).build());
            tasks.after(BETWEEN_PARTS_NANOS, () -> tellCourse(number, CourseLog.Told.upTo(part)));
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
