package dev.agon.cli;

import dev.agon.dashboard.Dashboard;
import dev.agon.dashboard.DashboardSources;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.people.KnownPeople;
import dev.agon.league.players.ExhibitionLineups;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.AgonServer;
import dev.agon.server.Arena;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.PortInUseException;
import dev.agon.server.ResultListener;
import dev.agon.server.ServerSettings;
import dev.agon.server.remote.RemoteBots;
import dev.agon.server.remote.RemoteSettings;
import dev.agon.server.tls.ServerCertificate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The served port with all that is on it: the dashboard and the arena. */
final class Pages implements AutoCloseable {
    private final Arena arena;
    private final AgonServer server;
    private final RemoteBots remotes;

    private final @Nullable ServerCertificate certificate;

    private Pages(Arena arena, AgonServer server, RemoteBots remotes, @Nullable ServerCertificate certificate) {
        this.certificate = certificate;
        this.arena = arena;
        this.server = server;
        this.remotes = remotes;
    }

    /**
     * Serves until closed.
     *
     * @param home the run that the pages are about, or null for the newest with rated matches
     * @param replays where live matches are kept, to be gone on with and as replays, or null for nowhere
     * @param training how training is right now, empty where nothing trains
     * @param results hears how live matches ended
     * @param named players named on the command line, who may play here though no page could name them
     * @throws AgonException where the port is in use
     */
    static Pages serve(
            ServerSettings settings,
            @Nullable RunFolder home,
            @Nullable Path replays,
            Supplier<Optional<TrainingStatus>> training,
            ResultListener results,
            String... named) {
        Games games = Games.onClassPath();
        RunFolders runs = new RunFolders(Contestants.RUNS);
        Supplier<Optional<RunFolder>> run = home == null ? runs::newestRated : () -> Optional.of(home);
        RemoteBots remotes = RemoteHost.bots(RemoteSettings.live());
        PlayerCatalogue catalogue = PlayerCatalogue.ofPages(runs, home, remotes, Set.copyOf(List.of(named)));
        Arena arena = new Arena(
                games,
                catalogue,
                new ExhibitionLineups(games, catalogue, run, Contestants.FLAGSHIP),
                results,
                new KnownPeople(Contestants.RUNS, run, Clock.systemUTC()),
                replays,
                ArenaSettings.defaults());
        try {
            AgonServer server = AgonServer.start(settings, builder -> {
                arena.mount(builder);
                remotes.mount(builder);
                Dashboard.mount(builder, new DashboardSources(games, runs, run, training), arena::film);
            });
            return new Pages(arena, server, remotes, settings.certificate());
        } catch (PortInUseException taken) {
            arena.close();
            throw AgonException.environment(String.valueOf(taken.getMessage()));
        }
    }

    /** The programs that have dialled in. */
    RemoteBots remotes() {
        return remotes;
    }

    /** What is shown over TLS, or null where there is none. */
    @Nullable
    ServerCertificate certificate() {
        return certificate;
    }

    /** The address to open in a browser. */
    String address() {
        return server.address();
    }

    /**
     * Begins a live match between agents.
     *
     * @param onEnd run once it has ended
     * @return the address of its page
     */
    String play(Lineup lineup, Runnable onEnd) {
        return address() + "/match/"
                + arena.lobby().create(lineup, false, onEnd).id();
    }

    @Override
    public void close() {
        server.close();
        arena.close();
    }
}
