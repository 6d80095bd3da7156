package dev.agon.server.lobby;

import dev.agon.server.live.ReplayShow;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.live.Watchable;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what there is to watch by its match id. Thread-safe. */
public final class Directory {
    /** The exhibition's match id. */
    public static final String TV = "tv";

    /** What a replay's match id begins with. */
    public static final String REPLAY = "replay/";

    private final Lobby lobby;
    private final Exhibition exhibition;
    private final @Nullable ReplayFolder replays;
    private final Timekeeper time;
    private final long turnMillis;

    /**
     * Of all there is.
     *
     * @param replays or null without
     * @param turnMillis time between ticks of a game of turns in replays
     */
    public Directory(
            Lobby lobby, Exhibition exhibition, @Nullable ReplayFolder replays, Timekeeper time, long turnMillis) {
        this.lobby = lobby;
        this.exhibition = exhibition;
        this.replays = replays;
        this.time = time;
        this.turnMillis = turnMillis;
    }

    /**
     * What has the id, or null. A replay is found anew for everybody who asks.
     *
     * @throws dev.agon.server.replay.DamagedReplayException where a replay cannot be played
     */
    public @Nullable Watchable find(String id) throws IOException {
        if (id.equals(TV)) {
            return exhibition;
        }
        if (!id.startsWith(REPLAY)) {
            return lobby.find(id);
        }
        if (replays == null) {
            return null;
        }
        try {
            return new ReplayShow(id, lobby.games(), replays.read(id.substring(REPLAY.length())), time, turnMillis);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Match ids of the replays, newest first. */
    public List<String> replays() throws IOException {
        return replays == null
                ? List.of()
                : replays.names().stream().map(name -> REPLAY + name).toList();
    }
}
