package dev.agon.dashboard;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import dev.agon.game.Games;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Serves the pages about an invented run, to look at them while working on them. */
final class DevServer {
    private DevServer() {}

    /** Serves on the port given, or on 8090, until the process ends. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? 8090 : Integer.parseInt(arguments[0]);
        Path runs = Files.createTempDirectory("agon-dev");
        RunFolder run = FakeRun.write(runs.resolve("lanes1v1-story"), "lanes1v1", Instant.now());
        ServerBuilder server = Server.builder().localPort(port, SessionProtocol.HTTP);
        Dashboard.mount(
                server,
                new DashboardSources(
                        Games.onClassPath(),
                        new RunFolders(runs),
                        () -> Optional.of(run),
                        () -> Optional.of(FakeRun.status(run.name()))));
        Server started = server.build();
        started.start().join();
        started.closeOnJvmShutdown();
        started.blockUntilShutdown();
    }
}
