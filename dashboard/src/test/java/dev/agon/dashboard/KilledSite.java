package dev.agon.dashboard;

import dev.agon.game.Games;
import dev.agon.league.people.KnownPeople;
import dev.agon.league.run.RunFolders;
import dev.agon.process.ServingProcess;
import dev.agon.server.AgonServer;
import dev.agon.server.Arena;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages and arena in a process of its own, to be killed, with people who are known. */
final class KilledSite {
    private KilledSite() {}

    /** Serves until it is killed. Arguments: the folder, the port. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Games games = Games.onClassPath();
        Arena arena = new Arena(
                games,
                new FakePlayers(),
                () -> new Lineup(TestSite.GAME, Map.of(), List.of("bot:rush", "bot:guard")),
                result -> {},
                new KnownPeople(folder, Optional::empty, Clock.systemUTC()),
                folder.resolve("replays"),
                ArenaSettings.defaults());
        DashboardSources sources =
                new DashboardSources(games, new RunFolders(folder), Optional::empty, Optional::empty);
        AgonServer server = AgonServer.start(ServerSettings.onPort(Integer.parseInt(args[1])), builder -> {
            arena.mount(builder);
            Dashboard.mount(builder, sources, arena::film);
        });
        ServingProcess.serve(folder, server.address());
    }

    /** Starts one and waits until it serves. */
    static ServingProcess start(Path folder, int port) throws IOException, InterruptedException {
        return ServingProcess.start(KilledSite.class, "512m", folder, port);
    }
}
