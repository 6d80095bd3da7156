package dev.agon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.game.Games;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.players.InitialPolicy;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.supervisor.Supervisor;
import dev.agon.league.supervisor.SupervisorOptions;
import dev.agon.league.supervisor.TrainingHealth;
import dev.agon.league.supervisor.TrainingSummary;
import dev.agon.server.InetAddresses;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: a league on this machine, with its pages. */
@Command(
        name = "train",
        description = "Starts a self-play league on this machine and its dashboard. Ctrl+C saves.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainOptions options = new TrainOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    @Option(
            names = "--initialize-from",
            paramLabel = "P",
            description = "A policy to start a new run from, whatever its layout and widths: a file, RUN@N, house.")
    private @Nullable String initializeFrom;

    @Option(names = "--no-dashboard", description = "Trains without serving pages.")
    private boolean noDashboard;

    @Option(
            names = "--join-port",
            paramLabel = "P",
            description =
                    "The port that workers of other machines join, where --bind is another than this machine's own "
                            + "(default: 7070, or the next free one).")
    private @Nullable Integer joinPort;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = logs.console(json);
        options.check();
        JoinPort join = server.joinPort(joinPort);
        if (!noDashboard) {
            server.requireFreePort();
        }
        InitialPolicy start = initializeFrom == null ? null : start(initializeFrom, console);
        RunFolder folder = options.folder();
        SupervisorOptions supervised =
                new SupervisorOptions(folder.path(), 0, start == null ? null : start.write(folder), join);
        try (Supervisor supervisor = Supervisor.start(supervised, line -> console.say("agon: %s", line));
                Pages pages = noDashboard ? null : serve(supervisor, folder)) {
            console.say(
                    "agon: training %s in %s%s",
                    folder.config().game(), folder.path(), pages == null ? "" : "; open " + pages.address());
            explain(join, console);
            return follow(supervisor, folder, console);
        }
    }

    private Pages serve(Supervisor supervisor, RunFolder folder) {
        TrainingHealth health = new TrainingHealth(supervisor::status, folder.path());
        return Pages.serve(
                server.settings().with(health.checks()), folder, supervisor::status, supervisor.exhibitionResults());
    }

    /** Says how others get in, where others may. */
    private void explain(@Nullable JoinPort join, Console console) {
        if (join != null) {
            server.explain(console);
            console.say(
                    "agon: a worker of another machine: ./agon worker --join %s:%d --token-file F --fingerprint %s"
                            + " (F: ./agon token new --role worker --out F)",
                    InetAddresses.named(join.bind()), join.port(), server.fingerprint());
        }
    }

    private InitialPolicy start(String from, Console console) {
        InitialPolicy start = InitialPolicy.prepare(
                from,
                options.toStartWith("--initialize-from"),
                new PlayerCatalogue(new RunFolders(Contestants.RUNS)),
                Games.onClassPath());
        start.lines().forEach(line -> console.say("agon: %s", line));
        return start;
    }

    private static String rating(JsonNode learner) {
        return learner.path("rating").isNumber()
                ? ", rating "
                        + ProgressLine.rating(
                                learner.path("rating").asDouble(),
                                learner.path("rating_sigma").asDouble())
                        + ProgressLine.matches(learner.path("rating_matches").asLong())
                : "";
    }

    private static int follow(Supervisor supervisor, RunFolder folder, Console console) throws InterruptedException {
        try (Interrupt interrupt = Interrupt.saving(supervisor::close);
                ProgressPrinter progress = ProgressPrinter.start(folder, console)) {
            TrainingSummary summary = supervisor.await();
            progress.close();
            console.say(
                    "agon: %s after %s decisions%s; saved in %s (to watch and play on: ./agon serve --run %s)",
                    summary.finished() ? "done" : "stopped",
                    ProgressLine.count(summary.learner().path("steps").asLong()),
                    rating(summary.learner()),
                    folder.path(),
                    folder.path());
            console.result(
                    summary.toJson(folder.path().toString(), folder.config().game()));
            return interrupt.happened() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }
}
