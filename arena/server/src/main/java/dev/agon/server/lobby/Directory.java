package dev.agon.server.lobby;

import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.PlayerSource;
import dev.agon.server.live.LiveMatch;
import dev.agon.server.live.ReplaySurveys;
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
    private final ReplaySurveys surveys;

    /**
     * Of all there is.
     *
     * @param replays or null without
     * @param turnMillis time between ticks of a game of turns in replays
     */
    public Directory(
            Lobby lobby,
            Exhibition exhibition,
            @Nullable ReplayFolder replays,
            PlayerSource players,
            Timekeeper time,
            long turnMillis) {
        this.lobby = lobby;
        this.exhibition = exhibition;
        this.replays = replays;
        surveys = new ReplaySurveys(lobby.games(), players, time, turnMillis);
    }

    /**
     * What has the id, or null. A replay is found anew for everybody who asks, also by the id that its match had while it was live.
     *
     * @throws dev.agon.server.replay.DamagedReplayException where a replay cannot be played
     */
    public @Nullable Watchable find(String id) throws IOException {
        if (id.equals(TV)) {
            return exhibition;
        }
        if (!id.startsWith(REPLAY)) {
            LiveMatch live = lobby.find(id);
            return live != null && !live.ended() ? live : played(id);
        }
        ReplayFile replay = replay(id);
        return replay == null ? null : surveys.show(id, replay);
    }

    private @Nullable Watchable played(String id) throws IOException {
        String name = replays == null ? null : replays.nameOf(id);
        return name == null ? null : find(REPLAY + name);
    }

    /**
     * The recorded match with a match id, or null where none was kept.
     *
     * @throws dev.agon.server.replay.DamagedReplayException where its file is damaged
     */
    public @Nullable ReplayFile replay(String id) throws IOException {
        if (replays == null || !id.startsWith(REPLAY)) {
            return null;
        }
        try {
            return replays.read(id.substring(REPLAY.length()));
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
