package dev.agon.server;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListener;
import dev.agon.game.Games;
import dev.agon.proto.arena.Film;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.access.Origins;
import dev.agon.server.journal.Journals;
import dev.agon.server.live.RealTimekeeper;
import dev.agon.server.live.ReplayFilm;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.lobby.Directory;
import dev.agon.server.lobby.Exhibition;
import dev.agon.server.lobby.Lobby;
import dev.agon.server.lobby.LobbyApi;
import dev.agon.server.replay.ReplayFolder;
import dev.agon.server.session.ArenaSocket;
import dev.agon.server.session.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Live matches, the exhibition and replays, for people and their pages. Threads are its own and live until it is closed.
 *
 * <pre>{@code
 * try (Arena arena = new Arena(games, players, lineups, results, replayFolder, ArenaSettings.defaults());
 *         AgonServer server = AgonServer.start(ServerSettings.defaults(), arena::mount)) {
 *     ...
 * }
 * }</pre>
 */
public final class Arena implements AutoCloseable {
    /** Address of the WebSocket. */
    public static final String SOCKET_PATH = "/ws/arena";

    /** Addresses of the JSON begin with this. */
    public static final String API_PATH = "/api/arena";

    private static final int THREADS = 2;

    private final Timekeeper time;
    private final Games games;
    private final PlayerSource players;
    private final Directory directory;
    private final @Nullable Journals journals;
    private final Lobby lobby;
    private final LobbyApi api;
    private final ArenaSocket socket;

    /** An arena in which nobody is known by name. */
    public Arena(
            Games games,
            PlayerSource players,
            LineupSource lineups,
            ResultListener results,
            @Nullable Path replayFolder,
            ArenaSettings settings) {
        this(games, players, lineups, results, People.NONE, replayFolder, settings);
    }

    /**
     * An arena that serves once it is mounted, and goes on with the matches that another left in the middle.
     *
     * @param lineups who plays the exhibition
     * @param results hears how matches end
     * @param people knows and rates people
     * @param replayFolder where finished matches are kept, and journals of those that are not, or null for nowhere
     */
    public Arena(
            Games games,
            PlayerSource players,
            LineupSource lineups,
            ResultListener results,
            People people,
            @Nullable Path replayFolder,
            ArenaSettings settings) {
        this(games, players, lineups, results, people, replayFolder, settings, new RealTimekeeper(THREADS));
    }

    /** In a time of one's own. */
    Arena(
            Games games,
            PlayerSource players,
            LineupSource lineups,
            ResultListener results,
            People people,
            @Nullable Path replayFolder,
            ArenaSettings settings,
            Timekeeper time) {
        this.time = time;
        this.games = games;
        this.players = players;
        ReplayFolder replays = replayFolder == null ? null : new ReplayFolder(replayFolder, settings.keptReplays());
        journals = replayFolder == null ? null : new Journals(replayFolder, InstantSource.system());
        lobby = new Lobby(games, players, time, settings, replays, journals, results, people);
        Exhibition exhibition = new Exhibition(lobby, lineups, time, settings.betweenExhibitionsMillis());
        directory = new Directory(lobby, exhibition, replays, players, time, settings.agentTurnMillis());
        api = new LobbyApi(lobby, directory);
        socket = new ArenaSocket(lobby, directory, time, settings);
        lobby.resume();
    }

    /** Puts all addresses of the arena on a server. */
    public void mount(ServerBuilder server) {
        server.annotatedService(
                API_PATH,
                api,
                service -> service.decorate((delegate, context, request) -> Origins.fromOtherSite(context)
                        ? HttpResponse.of(HttpStatus.FORBIDDEN)
                        : delegate.serve(context, request)));
        server.service(SOCKET_PATH, socket.service());
        server.serverListener(ServerListener.builder()
                .whenStarting(starting -> socket.traffic().register(starting.meterRegistry()))
                .whenStopping(stopping -> socket.closeAll())
                .build());
    }

    /** Where matches are made and found. */
    public Lobby lobby() {
        return lobby;
    }

    /** What has gone over all connections. */
    public Traffic traffic() {
        return socket.traffic();
    }

    /**
     * A kept replay as a film, made for who asks: that takes as long as playing it again does.
     *
     * @param match its match id
     * @return null where no replay has the id
     * @throws dev.agon.server.replay.DamagedReplayException where it cannot be played
     */
    public @Nullable Film film(String match) throws IOException {
        ReplayFile replay = directory.replay(match);
        return replay == null ? null : ReplayFilm.of(games, replay, players);
    }

    /** Breaks all matches off and stops the threads. Matches of people are left to the next arena of the same folder. */
    @Override
    public void close() {
        lobby.close();
        time.close();
        if (journals != null) {
            journals.close();
        }
    }
}
