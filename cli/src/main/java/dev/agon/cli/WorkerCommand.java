package dev.agon.cli;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
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
    @Option(names = "--join", required = true, paramLabel = "HOST:PORT", description = "The league's coordinator.")
    private String address = "";

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "F",
            description = "The file with a token of the role worker, or with the run's own.")
    private Path tokenFile = Path.of("");

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description =
                    "Of the coordinator's certificate, which it says when it starts: the only one that is trusted then.")
    private @Nullable String fingerprint;

    @Mixin
    private LogOptions logs = new LogOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console unused = logs.console(false);
        WorkerOptions options = options();
        try (Worker worker = new Worker(options, Games.onClassPath())) {
            worker.run();
        }
        return ExitCode.DONE;
    }

    private WorkerOptions options() {
        try {
            return WorkerOptions.of(address, tokenFile, fingerprint);
        } catch (IllegalArgumentException wrong) {
            throw AgonException.usage(String.valueOf(wrong.getMessage()));
        }
    }
}
