package dev.agon.server.lobby;

import dev.agon.proto.arena.Refusal;
import dev.agon.server.LineupSource;
import dev.agon.server.live.Client;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.SerialTasks;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.live.Watchable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TV: the most interesting live match, one after another. Where none is played that is worth it, one is, between the newest players:
 * one while somebody watches and none when nobody does. Thread-safe.
 */
public final class Exhibition implements Watchable {
    private static final Logger LOG = LoggerFactory.getLogger(Exhibition.class);

    /** A match of less interest is not worth showing instead of the newest players. */
    private static final double LEAST_INTEREST = 0.3;

    /** TV goes elsewhere in mid-match only for a match of so much more interest. */
    private static final double WORTH_A_SWITCH = 0.25;

    private static final long LOOK_AROUND_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Lobby lobby;
    private final LineupSource lineups;
    private final long pauseNanos;
    private final SerialTasks tasks;
    private final Executor blocking;

    /** Who watches, as which view. */
    private final Map<Client, Integer> watchers = new LinkedHashMap<>();

    private @Nullable LiveMatch match;

    /** Whether one match is over and the next has not begun. */
    private boolean pausing;

    private boolean lookingAround;

    /**
     * Nothing is played until somebody watches.
     *
     * @param pauseMillis between the end of a match and the next
     */
    public Exhibition(Lobby lobby, LineupSource lineups, Timekeeper time, long pauseMillis) {
        this.lobby = lobby;
        this.lineups = lineups;
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        blocking = time.blocking();
        tasks = new SerialTasks(time, failure -> LOG.error("The exhibition failed", failure));
    }

    @Override
    public void watch(Client client, int view) {
        tasks.execute(() -> {
            watchers.put(client, view);
            LiveMatch current = match;
            if (current != null && !current.ended()) {
                show(current, client, view);
            } else if (!pausing) {
                begin();
            }
            if (!lookingAround) {
                lookingAround = true;
                tasks.after(LOOK_AROUND_NANOS, this::lookAround);
            }
        });
    }

    @Override
    public void leave(Client client) {
        tasks.execute(() -> {
            watchers.remove(client);
            LiveMatch current = match;
            if (current != null) {
                current.leave(client);
            }
        });
    }

    /** As the view that the client wishes, or as one that may be seen. */
    private static void show(LiveMatch shown, Client client, int view) {
        shown.watch(client, shown.openView(view));
    }

    /** Finds out who plays next where waiting is allowed: that reads ratings and makes players. */
    private void begin() {
        pausing = true;
        tasks.executeOn(blocking, this::next);
    }

    private void next() {
        pausing = false;
        if (watchers.isEmpty()) {
            return;
        }
        try {
            LiveMatch other = lobby.mostInteresting();
            LiveMatch next = other != null && other.summary().interest() >= LEAST_INTEREST
                    ? other
                    : lobby.create(lineups.next(), true, () -> tasks.execute(this::lookAtTheEnd));
            match = next;
            watchers.forEach((client, view) -> show(next, client, view));
        } catch (RuntimeException failure) {
            LOG.warn("No exhibition match: {}", failure.getMessage());
            watchers.keySet()
                    .forEach(client ->
                            client.refuse(Refusal.FULL, "No exhibition match can be played now; trying again."));
            pause();
        }
    }

    /** Now and then, while somebody watches: what is shown may be over, or something else more interesting. */
    private void lookAround() {
        lookingAround = !watchers.isEmpty();
        if (!lookingAround) {
            return;
        }
        tasks.after(LOOK_AROUND_NANOS, this::lookAround);
        LiveMatch current = match;
        LiveMatch other = lobby.mostInteresting();
        if (current == null || pausing) {
            return;
        }
        if (current.ended()) {
            lookAtTheEnd();
        } else if (other != null
                && other != current
                && other.summary().interest() > current.summary().interest() + WORTH_A_SWITCH) {
            match = other;
            watchers.forEach((client, view) -> {
                current.leave(client);
                show(other, client, view);
            });
        }
    }

    /** How a match ended stays a while. */
    private void lookAtTheEnd() {
        LiveMatch current = match;
        if (current != null && current.ended() && !pausing) {
            match = null;
            pause();
        }
    }

    private void pause() {
        pausing = true;
        tasks.after(pauseNanos, this::begin);
    }
}
