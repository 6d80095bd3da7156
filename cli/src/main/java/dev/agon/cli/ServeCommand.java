package dev.agon.cli;

import dev.agon.game.Games;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watch and play without training. */
@Command(name = "serve", description = "Watch and play without training.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** Keeps live matches, and those that a killed server left, while there is no run to keep them. */
    private static final Path REPLAYS_WITHOUT_RUN = Contestants.RUNS.resolve("replays");

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "The run to show (default: the newest with rated matches).")
    private @Nullable String run;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Override
    public Integer call() throws InterruptedException {
        Console console = logs.console(false);
        RunFolders runs = new RunFolders(Contestants.RUNS);
        RunFolder home = run == null ? runs.newestRated().orElse(null) : runs.find(run);
        Path replays = home == null ? REPLAYS_WITHOUT_RUN : home.replays();
        // Only a learner writes to a run: what is shown without one is not counted.
        try (Pages pages = Pages.serve(server.settings(), home, replays, Optional::empty, result -> {})) {
            console.say("agon: open %s  (Ctrl+C ends it)", pages.address());
            server.explain(console);
            if (home != null) {
                missingGame(home).ifPresent(what -> console.say("agon: %s", what));
            }
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    /** What to say where the run's game is not on the class path. */
    static Optional<String> missingGame(RunFolder run) {
        String game = run.config().game();
        return Games.onClassPath().names().contains(game)
                ? Optional.empty()
                : Optional.of(
                        "run " + run.name() + " plays " + game + ", which is not here, so its matches are neither shown"
                                + " nor played; start again with --plugin JAR");
    }
}
