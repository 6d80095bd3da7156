package dev.agon.dashboard;

import dev.agon.game.Games;
import dev.agon.league.people.KnownPeople;
import dev.agon.league.run.RunFolders;
import dev.agon.server.AgonServer;
import dev.agon.server.Arena;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pages and arena in a process of its own, to be killed, with people who are known. */
final class KilledSite implements AutoCloseable {
    private static final String ADDRESS = "address.txt";

    private final Process process;
    final String address;

    private KilledSite(Process process, String address) {
        this.process = process;
        this.address = address;
    }

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
        Path written = folder.resolve("address.tmp");
        Files.writeString(written, server.address());
        Files.move(written, folder.resolve(ADDRESS), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }

    /** Starts one and waits until it serves. */
    static KilledSite start(Path folder, int port) throws IOException, InterruptedException {
        Path address = Files.createDirectories(folder).resolve(ADDRESS);
        Files.deleteIfExists(address);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        KilledSite.class.getName(),
                        folder.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
        while (!Files.exists(address)) {
            if (!process.isAlive()) {
                throw new IOException("it does not serve: " + Files.readString(folder.resolve("log.txt")));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return new KilledSite(process, Files.readString(address));
    }

    /** {@code kill -9}. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
