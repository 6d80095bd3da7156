package dev.agon.cli;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import dev.agon.league.worker.RunFollower;
import dev.agon.league.worker.Worker;
import dev.agon.league.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One worker, anywhere. */
@Command(name = "worker", description = "Plays for a league that runs elsewhere.", mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    @Option(names = "--join", paramLabel = "HOST:PORT", description = "The league's coordinator.")
    private @Nullable String address;

    @Option(
            names = "--token-file",
            paramLabel = "F",
            description = "The file with a token of the role worker, or with the run's own.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Instead of these two: the run's folder, on a file system that this machine shares with the"
                    + " coordinator. The worker finds coordinator and token there, also when they change.")
    private @Nullable Path run;

    @Option(names = "--name", paramLabel = "N", description = "Unique in the run (default: machine and process).")
    private String name = WorkerOptions.ownName();

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "Of the coordinator's certificate, which it says when it starts: the only one that is trusted"
                    + " then.")
    private @Nullable String fingerprint;

    @Mixin
    private LogOptions logs = new LogOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console unused = logs.console(false);
        if (run != null) {
            follow(run);
        } else {
            join();
        }
        return ExitCode.DONE;
    }

    private void follow(Path folder) throws InterruptedException {
        if (address != null || tokenFile != null || fingerprint != null) {
            throw AgonException.usage(
                    "--run finds the coordinator by itself: leave --join, --token-file and --fingerprint out");
        }
        try (RunFollower follower = new RunFollower(RunFolder.open(folder), name, Games.onClassPath())) {
            follower.run();
        }
    }

    private void join() {
        if (address == null || tokenFile == null) {
            throw AgonException.usage(
                    "a worker needs --join HOST:PORT and --token-file F, or --run DIR on a shared file system");
        }
        try (Worker worker = new Worker(options(address, tokenFile), Games.onClassPath())) {
            worker.run();
        }
    }

    private WorkerOptions options(String join, Path token) {
        try {
            return WorkerOptions.of(join, token, fingerprint, name);
        } catch (IllegalArgumentException wrong) {
            throw AgonException.usage(String.valueOf(wrong.getMessage()));
        }
    }
}
