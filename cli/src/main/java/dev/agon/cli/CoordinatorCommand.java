package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.supervisor.SupervisorOptions;
import dev.agon.league.supervisor.SupervisorOptions.Elsewhere;
import dev.agon.server.ServerSettings;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a launcher starts on a cluster's node: the learner and the pages of a run, without workers. */
@Command(
        name = "coordinator",
        description =
                "The learner and the pages of a run whose workers run elsewhere; launchers start it on a cluster.",
        mixinStandardHelpOptions = true)
final class CoordinatorCommand implements Callable<Integer> {
    private static final String EVERY_INTERFACE = "0.0.0.0";

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "The run's folder.")
    private String run = "";

    @Option(
            names = "--host",
            paramLabel = "H",
            description = "Name under which workers reach this machine (default: its own, or that of launch.bind).")
    private @Nullable String host;

    @Option(names = "--join-port", paramLabel = "P", description = "Port that workers join (default: any free one).")
    private int joinPort;

    @Option(
            names = "--join-tls",
            paramLabel = "DIR",
            description = "Folder with certificate.pem and key.pem of that port (default: made in the run's folder).")
    private @Nullable Path joinTls;

    @Option(
            names = "--token-file",
            paramLabel = "F",
            description = "The file with the workers' token (default: a fresh one in the run's folder).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--initialize-from",
            paramLabel = "F",
            description = "A policy's file to start from, where the run has not started yet.")
    private @Nullable Path initializeFrom;

    @Option(
            names = "--config",
            paramLabel = "F",
            description = "The run's configuration, for a folder that is no run yet or whose configuration changed.")
    private @Nullable Path config;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--no-dashboard", description = "Trains without serving pages.")
    private boolean noDashboard;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunFolder folder = folder();
        String bind = folder.config().launch().bind();
        ServerCertificate certificate = ServerSettings.isLoopback(bind) ? null : certificate(folder, bind);
        SupervisorOptions options = new SupervisorOptions(
                folder.path(),
                0,
                initializeFrom,
                certificate == null ? null : joinPort(bind, certificate),
                new Elsewhere(
                        host == null ? ownHost(bind) : host,
                        certificate == null ? "" : certificate.fingerprint().text(),
                        tokenFile));
        Console console = Console.of(json);
        return TrainingHere.run(options, noDashboard ? null : server.settings(), console, () -> {
            if (!noDashboard) {
                server.explain(console);
            }
        });
    }

    private RunFolder folder() {
        if (config == null) {
            return new RunFolders(Contestants.RUNS).find(run);
        }
        RunConfig given = ConfigYaml.read(config);
        Path path = Path.of(run);
        if (!RunFolder.isRun(path)) {
            return RunFolder.createAt(path, given);
        }
        RunFolder folder = RunFolder.open(path);
        folder.configure(given);
        return folder;
    }

    private ServerCertificate certificate(RunFolder folder, String bind) {
        Path given = joinTls;
        try {
            return given == null
                    ? SelfSigned.in(folder.path().resolve("tls"), bind, Instant.now())
                    : ServerCertificate.read(given.resolve("certificate.pem"), given.resolve("key.pem"), Instant.now());
        } catch (IOException failed) {
            throw AgonException.environment("cannot make a certificate: " + failed.getMessage());
        }
    }

    private JoinPort joinPort(String bind, ServerCertificate certificate) {
        return new JoinPort(
                bind,
                joinPort == 0 ? freePort(bind) : joinPort,
                certificate.certificateFile(),
                certificate.keyFile(),
                Contestants.RUNS.toAbsolutePath());
    }

    private static int freePort(String bind) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(bind, 0));
            return socket.getLocalPort();
        } catch (IOException refused) {
            throw AgonException.environment(
                    "cannot listen on " + bind + ": " + refused.getMessage() + "; see launch.bind");
        }
    }

    private static String ownHost(String bind) {
        if (!bind.equals(EVERY_INTERFACE)) {
            return bind;
        }
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException unnamed) {
            throw AgonException.environment("this machine does not know its own name: " + unnamed.getMessage()
                    + "; say under which name workers reach it with --host");
        }
    }
}
