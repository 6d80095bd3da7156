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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TV: match after match between the newest players, one while somebody watches and none when nobody does. Thread-safe. */
public final class Exhibition implements Watchable {
    private static final Logger LOG = LoggerFactory.getLogger(Exhibition.class);

    private final Lobby lobby;
    private final LineupSource lineups;
    private final long pauseNanos;
    private final SerialTasks tasks;

    /** Who watches, as which view. */
    private final Map<Client, Integer> watchers = new LinkedHashMap<>();

    private @Nullable LiveMatch match;
    private boolean pausing;

    /**
     * Nothing is played until somebody watches.
     *
     * @param pauseMillis between the end of a match and the next
     */
    public Exhibition(Lobby lobby, LineupSource lineups, Timekeeper time, long pauseMillis) {
        this.lobby = lobby;
        this.lineups = lineups;
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        tasks = new SerialTasks(time, failure -> LOG.error("The exhibition failed", failure));
    }

    @Override
    public void watch(Client client, int view) {
        tasks.execute(() -> {
            watchers.put(client, view);
            LiveMatch current = match;
            if (current != null) {
                current.watch(client, view);
            } else if (!pausing) {
                next();
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

    private void next() {
        pausing = false;
        if (watchers.isEmpty()) {
            return;
        }
        try {
            LiveMatch next = lobby.create(lineups.next(), true, () -> tasks.execute(this::ended));
            match = next;
            watchers.forEach(next::watch);
        } catch (RuntimeException failure) {
            LOG.warn("No exhibition match: {}", failure.getMessage());
            watchers.keySet()
                    .forEach(client ->
                            client.refuse(Refusal.FULL, "No exhibition match can be played now; trying again."));
            pause();
        }
    }

    private void ended() {
        match = null;
        pause();
    }

    private void pause() {
        pausing = true;
        tasks.after(pauseNanos, this::next);
    }
}
