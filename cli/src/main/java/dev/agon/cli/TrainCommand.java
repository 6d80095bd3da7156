package dev.agon.cli;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.launch.LaunchOrder;
import dev.agon.league.launch.Launcher;
import dev.agon.league.players.InitialPolicy;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.supervisor.SupervisorOptions;
import dev.agon.server.InetAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: a league on this machine or on a cluster, with its pages. */
@Command(
        name = "train",
        description = "Starts a self-play league, here or on a cluster, and its dashboard. Ctrl+C saves.",
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
            description = "A policy to start a new run from, whatever its layout and widths: a file, RUN@N, house, "
                    + "or house:GAME for the house player of another game.")
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

    @Option(
            names = "--dry-run",
            description = "On a cluster: prints what would be submitted, makes and starts nothing.")
    private boolean dryRun;

    @Option(names = "--detach", description = "On a cluster: ends once everything is submitted.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = logs.console(json);
        Launcher launcher = options.check();
        if (!launcher.elsewhere()) {
            return trainHere(launcher, console);
        }
        if (!noDashboard) {
            server.check(launcher.sharesFiles());
        }
        return dryRun ? showPapers(launcher, console) : launch(launcher, console);
    }

    private int trainHere(Launcher launcher, Console console) throws IOException, InterruptedException {
        if (dryRun || detach) {
            throw AgonException.usage((dryRun ? "--dry-run" : "--detach")
                    + " is for clusters, where another process trains; leave it out, or add --launcher slurm");
        }
        JoinPort join = server.joinPort(joinPort);
        if (!noDashboard) {
            server.requireFreePort();
        }
        LaunchOrder order = order(console);
        launcher.launch(order, line -> console.say("agon: %s", line));
        return TrainingHere.run(
                new SupervisorOptions(order.run().path(), 0, order.initialPolicy(), join),
                noDashboard ? null : server.settings(),
                console,
                () -> explain(join, console));
    }

    private int launch(Launcher launcher, Console console) {
        if (joinPort != null) {
            throw AgonException.usage(
                    "--join-port is for workers that join by themselves; a launcher's workers find the learner");
        }
        LaunchOrder order = order(console);
        launcher.launch(order, line -> console.say("agon: %s", line));
        console.say("agon: %s", TrainingElsewhere.howToSee(order.run()));
        if (!detach) {
            return new TrainingElsewhere(launcher, order.run(), console).follow();
        }
        console.result(Map.of(
                "run", order.run().path().toString(), "game", order.config().game()));
        return ExitCode.DONE;
    }

    private LaunchOrder order(Console console) {
        InitialPolicy start = initializeFrom == null ? null : start(initializeFrom, console);
        RunFolder folder = options.folder();
        return new LaunchOrder(
                folder, folder.config(), start == null ? startedFrom(folder) : start.write(folder), pages());
    }

    /** The policy that the run was to start from, which nothing may have been learned from yet. */
    private static @Nullable Path startedFrom(RunFolder folder) {
        return Files.exists(folder.initialPolicy()) ? folder.initialPolicy() : null;
    }

    private int showPapers(Launcher launcher, Console console) {
        LaunchOrder order = new LaunchOrder(
                options.planned(),
                options.config(),
                initializeFrom == null
                        ? startedFrom(options.planned())
                        : options.planned().initialPolicy(),
                pages());
        Map<String, String> texts = new LinkedHashMap<>();
        for (Launcher.Paper paper : launcher.papers(order)) {
            console.say("# ---- %s", paper.name());
            console.say("%s", paper.text());
            texts.put(paper.name(), paper.text());
        }
        console.result(Map.of("papers", texts));
        return ExitCode.DONE;
    }

    private List<String> pages() {
        return noDashboard ? List.of("--no-dashboard") : server.asArguments();
    }

    /** Says how others know the server and get in, where there is one. */
    private void explain(@Nullable JoinPort join, Console console) {
        if (!noDashboard) {
            server.explain(console);
        }
        if (join != null) {
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
}
