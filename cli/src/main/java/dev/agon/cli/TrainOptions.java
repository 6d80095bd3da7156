package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.imitation.Imitation;
import dev.agon.league.launch.Launcher;
import dev.agon.league.launch.Launchers;
import dev.agon.league.launch.Part;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code train} can be told about the run itself. */
final class TrainOptions {
    @Option(names = "--run", paramLabel = "DIR", description = "The run's folder (default: a new runs/<game>-<time>).")
    private @Nullable Path run;

    @Option(names = "--game", paramLabel = "G", description = "What is played (default: lanes1v1).")
    private @Nullable String game;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Decisions to train on, then end (default: until Ctrl+C).")
    private @Nullable Long steps;

    @Option(
            names = "--workers",
            paramLabel = "K",
            description = "Worker processes, here or wherever --launcher starts them.")
    private @Nullable Integer workers;

    @Option(names = "--seed", paramLabel = "S", description = "What all randomness follows from.")
    private @Nullable Long seed;

    @Option(names = "--set", paramLabel = "a.b=c", description = "Changes any setting, e.g. --set network.core=lstm.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--launcher",
            paramLabel = "L",
            description = "Who starts learner and workers: local (default), slurm or kubernetes (docs/clusters.md).")
    private @Nullable String launcher;

    @Option(names = "--resume", description = "Goes on with the run in --run, or with the newest.")
    private boolean resume;

    /** What somebody who forgets {@code --run} gives. */
    @Parameters(hidden = true, arity = "0..*")
    private List<String> unnamed = new ArrayList<>();

    /**
     * Refuses what cannot be, before anything is made.
     *
     * @return who will start the processes, which has agreed
     */
    Launcher check() {
        if (!unnamed.isEmpty()) {
            throw AgonException.usage("train does not know what to do with '" + unnamed.get(0)
                    + "'; to go on with a run: ./agon train --run " + unnamed.get(0) + " --resume");
        }
        RunConfig config = resume ? configured(toResume().config()) : fresh();
        Launcher agreed = Launchers.named(config.launch().launcher());
        agreed.check(config);
        return agreed;
    }

    /** The folder that {@link #folder} would give, of which a new one is not made. */
    RunFolder planned() {
        if (resume) {
            return toResume();
        }
        return run != null ? RunFolder.planned(run) : RunFolder.planned(Contestants.RUNS, fresh(), LocalDateTime.now());
    }

    /** The configuration that the run will have. */
    RunConfig config() {
        return resume ? configured(toResume().config()) : fresh();
    }

    /** The run that was asked for: a new one, or one to go on with. */
    RunFolder folder() {
        if (resume) {
            return resumed(toResume());
        }
        RunConfig config = fresh();
        return run != null
                ? RunFolder.createAt(run, config)
                : RunFolder.create(Contestants.RUNS, config, LocalDateTime.now());
    }

    /** The configuration of a new run, which the named option needs. */
    RunConfig toStartWith(String option) {
        if (resume) {
            throw AgonException.usage(option + " starts a new run; leave it out, or leave --resume out");
        }
        return fresh();
    }

    private RunFolder toResume() {
        RunFolders runs = new RunFolders(Contestants.RUNS);
        RunFolder folder = run != null ? runs.find(run.toString()) : runs.requireNewest();
        String played = folder.config().game();
        if (game != null && !game.equals(played)) {
            throw AgonException.usage(folder + " is a run of " + played + " and cannot go on with " + game
                    + "; leave --game out, or start a new run");
        }
        return folder;
    }

    private RunFolder resumed(RunFolder folder) {
        RunConfig before = folder.config();
        RunConfig config = configured(before);
        if (config.store().inPostgresql() != before.store().inPostgresql()) {
            throw AgonException.usage(folder + " keeps its results "
                    + (before.store().inPostgresql() ? "in PostgreSQL" : "in league.db")
                    + " and cannot go on with others; leave --set store.url out, or start a new run with"
                    + " --initialize-from " + folder.name() + "@latest");
        }
        if (!config.network().equals(before.network())) {
            throw AgonException.usage(folder + " is a run of another network and cannot go on with this one; leave"
                    + " --set network.* out, or start a new run with --initialize-from " + folder.name() + "@latest");
        }
        requireAtRest(folder, Launchers.named(config.launch().launcher()));
        if (!config.equals(before)) {
            folder.configure(config);
        }
        return folder;
    }

    /** Nothing is changed under those who train it. */
    private static void requireAtRest(RunFolder folder, Launcher launcher) {
        folder.requireAtRest();
        if (launcher.elsewhere() && launcher.parts(folder).stream().anyMatch(Part::isAlive)) {
            throw AgonException.environment(folder + " is at work already; see ./agon cluster " + folder.name()
                    + " status, or end it with ./agon cluster " + folder.name() + " stop");
        }
    }

    private RunConfig fresh() {
        String name = game == null ? Contestants.FLAGSHIP : game;
        Games.onClassPath().get(name);
        return configured(GameDefaults.of(name));
    }

    /** The base with what the command line says, with settings that the game itself accepts and anchors that there are. */
    private RunConfig configured(RunConfig base) {
        if (workers != null && workers < 1) {
            throw AgonException.usage("--workers must be at least 1, not " + workers);
        }
        if (steps != null && steps < 1) {
            throw AgonException.usage(
                    "--steps must be at least 1, not " + steps + "; leave it out to train until Ctrl+C");
        }
        List<String> assignments = new ArrayList<>(settings);
        addTo(assignments, "steps", steps);
        addTo(assignments, "workers", workers);
        addTo(assignments, "seed", seed);
        addTo(assignments, "launch.launcher", launcher);
        RunConfig config = ConfigYaml.override(base, assignments);
        Game played = config.resolveGame(Games.onClassPath());
        config.rewards().weightsFor(played);
        config.anchors(played).forEach(anchor -> PlayerCatalogue.bot(anchor.bot(), played));
        if (!resume) {
            Imitation.check(config, played);
        }
        return config;
    }

    private static void addTo(List<String> assignments, String key, @Nullable Object value) {
        if (value != null) {
            assignments.add(key + "=" + value);
        }
    }
}
