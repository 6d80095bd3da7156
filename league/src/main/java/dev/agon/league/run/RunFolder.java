package dev.agon.league.run;

import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The folder of one run and what lies where in it. A folder is a run as soon as it has a {@code config.yaml}, which is written
 * first.
 */
public final class RunFolder {
    static final String CONFIG = "config.yaml";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path path;

    private RunFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /**
     * Makes {@code runs/GAME-TIME} with this configuration.
     *
     * @param now gives the name, in local time
     */
    public static RunFolder create(Path runs, RunConfig config, LocalDateTime now) {
        String name = config.game() + "-" + STAMP.format(now);
        for (int attempt = 1; ; attempt++) {
            Path folder = runs.resolve(attempt == 1 ? name : name + "-" + attempt);
            try {
                Files.createDirectories(runs);
                Files.createDirectory(folder);
                return initialize(folder, config);
            } catch (FileAlreadyExistsException taken) {
                if (!Files.isDirectory(runs)) {
                    throw AgonException.environment(runs + " is a file, not a folder for runs");
                }
            } catch (IOException e) {
                throw AgonException.environment("cannot make the run folder " + folder + ": " + e);
            }
        }
    }

    /** Makes this very folder a run with this configuration; it must be missing or empty. */
    public static RunFolder createAt(Path folder, RunConfig config) {
        try {
            Files.createDirectories(folder);
            try (var content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw AgonException.input("not an empty folder: " + folder
                            + "; give another, or --resume to go on with the run in it");
                }
            }
            return initialize(folder, config);
        } catch (IOException e) {
            throw AgonException.environment("cannot make the run folder " + folder + ": " + e);
        }
    }

    private static RunFolder initialize(Path folder, RunConfig config) throws IOException {
        RunFolder run = new RunFolder(folder);
        Files.createDirectories(run.snapshots());
        Files.createDirectories(run.replays());
        ConfigYaml.write(run.configFile(), config);
        return run;
    }

    /** The run in an existing folder. */
    public static RunFolder open(Path folder) {
        if (!isRun(folder)) {
            throw AgonException.input("not a run folder: " + folder + " (no " + CONFIG + ")");
        }
        return new RunFolder(folder);
    }

    /** Whether the folder holds a run. */
    public static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /** The run's name: that of its folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Reads the run's configuration. */
    public RunConfig config() {
        return ConfigYaml.read(configFile());
    }

    /** The resolved configuration. */
    public Path configFile() {
        return path.resolve(CONFIG);
    }

    /** The policy that training started from, where it started from one. */
    public Path initialPolicy() {
        return path.resolve("initial.safetensors");
    }

    /** Population, results and ratings. */
    public Path database() {
        return path.resolve("league.db");
    }

    /** Whether anybody has a rating in it; not where its results cannot be read. */
    public boolean isRated() {
        if (!Files.exists(database())) {
            return false;
        }
        try (StoreReader store = SqliteStore.openReadOnly(database())) {
            return !store.ratings().isEmpty();
        } catch (AgonException unreadable) {
            return false;
        }
    }

    /** Frozen policies. */
    public Path snapshots() {
        return path.resolve("snapshots");
    }

    /** The file of one frozen policy. */
    public Path snapshot(String agent, long version) {
        return snapshots().resolve(agent + "-" + version + ".safetensors");
    }

    /** The learner's whole state. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /** Recorded matches. */
    public Path replays() {
        return path.resolve("replays");
    }

    /** One JSON object per update. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /**
     * Claims the run for a trainer.
     *
     * @throws AgonException when another process has it
     */
    public RunLock lock() {
        return RunLock.acquire(path.resolve(".lock"));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
