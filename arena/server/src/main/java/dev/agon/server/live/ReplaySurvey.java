package dev.agon.server.live;

import dev.agon.game.Games;
import dev.agon.proto.arena.Course;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.PlayerSource;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replay played through ahead of those who watch it: first for key frames, from which a jump anywhere is short, and for the
 * course of the match; then once more with its agents thinking along, for what they thought. It is done a little at a time, so
 * that live matches keep their pace, and only while somebody watches. Thread-safe.
 */
final class ReplaySurvey {
    private static final Logger LOG = LoggerFactory.getLogger(ReplaySurvey.class);

    /** Working time of one go, and the rest after it. */
    private static final long GO_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Those who watch hear of news so often. */
    private static final long NEWS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int LEAST_TICKS_BETWEEN_FRAMES = 50;
    private static final int MOST_FRAMES = 60;

    private final ReplayCursor cursor;
    private final CourseLog course;
    private final Games games;
    private final ReplayFile replay;
    private final PlayerSource players;
    private final Timekeeper time;
    private final SerialTasks tasks;
    private final int ticksBetweenFrames;
    private final NavigableMap<Integer, ReplayCursor.KeyFrame> frames = new TreeMap<>();
    private final NavigableMap<Integer, byte[]> thoughts = new TreeMap<>();
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private @Nullable Afterthoughts afterthoughts;
    private boolean working;
    private boolean surveyed;
    private boolean finished;
    private long toldNanos;

    /**
     * A survey that begins when somebody watches.
     *
     * @throws DamagedReplayException when the replay cannot be played
     */
    ReplaySurvey(Games games, ReplayFile replay, PlayerSource players, Timekeeper time) throws DamagedReplayException {
        cursor = ReplayCursor.open(games, replay);
        course = new CourseLog(cursor.game());
        this.games = games;
        this.replay = replay;
        this.players = players;
        this.time = time;
        tasks = new SerialTasks(time, failure -> LOG.warn("The survey of a replay failed", failure));
        ticksBetweenFrames = Math.max(LEAST_TICKS_BETWEEN_FRAMES, cursor.ticks() / MOST_FRAMES);
        toldNanos = time.nanoTime();
    }

    /** Somebody watches; the listener is called, on another thread, whenever there is news. */
    void watch(Runnable listener) {
        tasks.execute(() -> {
            listeners.add(listener);
            if (!working && !finished) {
                working = true;
                go();
            }
        });
    }

    /** Somebody watches no longer. */
    void leave(Runnable listener) {
        tasks.execute(() -> listeners.remove(listener));
    }

    private void go() {
        if (listeners.isEmpty()) {
            working = false;
            dismiss();
            return;
        }
        if (lacksAgents()) {
            tasks.executeOn(time.blocking(), () -> {
                makeAgents();
                tasks.execute(this::go);
            });
            return;
        }
        long end = time.nanoTime() + GO_NANOS;
        boolean before = surveyed;
        do {
            if (!surveyed) {
                survey();
            } else {
                think();
            }
        } while (!finished && !lacksAgents() && time.nanoTime() < end);
        if (finished || before != surveyed || time.nanoTime() - toldNanos > NEWS_NANOS) {
            toldNanos = time.nanoTime();
            listeners.forEach(Runnable::run);
        }
        working = !finished;
        if (working) {
            tasks.after(REST_NANOS, this::go);
        }
    }

    private synchronized void survey() {
        int tick = cursor.match().tick();
        course.note(cursor.match(), Outlook.none(cursor.game()));
        if (tick % ticksBetweenFrames == 0) {
            frames.put(tick, cursor.keyFrame());
        }
        surveyed = cursor.atEnd() || !cursor.step();
    }

    private boolean lacksAgents() {
        return surveyed && !finished && afterthoughts == null;
    }

    /** Reads their policies. */
    private void makeAgents() {
        try {
            afterthoughts = new Afterthoughts(ReplayCursor.open(games, replay), replay, players);
        } catch (DamagedReplayException changed) {
            throw new IllegalStateException("the replay could be played a moment ago", changed);
        }
    }

    private void think() {
        Afterthoughts thinking = Objects.requireNonNull(afterthoughts, "agents are made first");
        int tick = thinking.tick();
        byte[] decided = thinking.next();
        synchronized (this) {
            if (decided != null) {
                thoughts.put(tick, decided);
                course.know(tick, thinking.outlook());
            }
        }
        finished = thinking.atEnd();
        if (finished) {
            dismiss();
        }
    }

    /** Lets the agents go; where they have not come to the end they begin anew when somebody watches again. */
    private void dismiss() {
        if (afterthoughts != null) {
            afterthoughts.close();
            afterthoughts = null;
        }
    }

    /** The next part of how the match went, as far as it has been surveyed, or null where all has been told. */
    synchronized @Nullable Course course(CourseLog.Told told) {
        return course.hasMore(told) ? course.next(told) : null;
    }

    /** The last key frame at or before a tick, or null where none is known yet. */
    synchronized ReplayCursor.@Nullable KeyFrame nearest(int tick) {
        Map.Entry<Integer, ReplayCursor.KeyFrame> found = frames.floorEntry(tick);
        return found == null ? null : found.getValue();
    }

    /** The encoded thoughts that counted at a tick, or null where none are known. */
    synchronized byte @Nullable [] thoughts(int tick) {
        Map.Entry<Integer, byte[]> found = thoughts.floorEntry(tick);
        return found == null ? null : found.getValue();
    }
}
