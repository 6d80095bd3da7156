package dev.agon.league.run;

import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.config.StoreConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder of one run and what lies where in it. A folder is a run as soon as it has a {@code config.yaml}, which is written
 * first.
 */
public final class RunFolder {
    static final String CONFIG = "config.yaml";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private static final int SCHEMA_SUFFIX_BYTES = 4;
    private static final int MOST_OF_NAME = 48;

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
        run.configure(config.withStore(run.claimed(config.store())));
        return run;
    }

    /** A run in PostgreSQL has a schema of its own, whose name nobody else has. */
    private StoreConfig claimed(StoreConfig store) {
        if (!store.inPostgresql() || !store.schema().isEmpty()) {
            return store;
        }
        byte[] unique = new byte[SCHEMA_SUFFIX_BYTES];
        new SecureRandom().nextBytes(unique);
        String plain = name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return store.withSchema("agon_" + plain.substring(0, Math.min(plain.length(), MOST_OF_NAME)) + "_"
                + HexFormat.of().formatHex(unique));
    }

    /** Writes the run's configuration; a password in it goes into a file that nobody else may read. */
    public void configure(RunConfig config) {
        Optional<String> password = config.store().password();
        try {
            if (password.isPresent()) {
                PrivateFile.write(storePassword(), password.get());
            }
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + storePassword() + ": " + e);
        }
        ConfigYaml.write(configFile(), config);
    }

    /** Where {@link #create} would make a run now, for those who only want to speak of it. */
    public static RunFolder planned(Path runs, RunConfig config, LocalDateTime now) {
        return new RunFolder(runs.resolve(config.game() + "-" + STAMP.format(now)));
    }

    /** A run in that folder, which need not be there. */
    public static RunFolder planned(Path folder) {
        return new RunFolder(folder);
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

    /** Password of the PostgreSQL user, where one was given with {@code store.url}. */
    Path storePassword() {
        return path.resolve("store.password");
    }

    /** Population, results and ratings, unless {@code store.url} keeps them elsewhere; see {@link RunStore}. */
    public Path database() {
        return path.resolve("league.db");
    }

    /** Whether anybody has a rating in it; not where its results cannot be read. */
    public boolean isRated() {
        try {
            return RunStore.ask(this, store -> !store.ratings().isEmpty()).orElse(false);
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

    /** How many times its learner was started; not with the checkpoints, which may be put back from a copy. */
    public Path incarnation() {
        return path.resolve("incarnation");
    }

    /** Recorded matches. */
    public Path replays() {
        return path.resolve("replays");
    }

    /** The same figures for TensorBoard. */
    public Path tensorBoard() {
        return path.resolve("tb");
    }

    /** One JSON object per update. */
    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /** Where workers of other processes find the learner: a {@link MeetingPoint}. */
    public Path meetingPoint() {
        return path.resolve("coordinator.json");
    }

    /** What people asked of the run while it trains: {@link Wishes}. */
    public Path wishes() {
        return path.resolve("wishes.json");
    }

    /** Workers whose processes the learner hears no more: a {@link QuarantineList}. */
    public Path quarantine() {
        return path.resolve("quarantine.json");
    }

    /** The secret of the run's workers. */
    public Path token() {
        return path.resolve("token");
    }

    /** What came of it, by the names of the command line's JSON, once it has ended. */
    public Path summary() {
        return path.resolve("summary.json");
    }

    /** What the run's processes wrote. */
    public Path logs() {
        return path.resolve("logs");
    }

    private Path lockFile() {
        return path.resolve(".lock");
    }

    /** Whether another process of this machine trains it now. */
    public boolean isTrainedHere() {
        return RunLock.isHeld(lockFile());
    }

    /**
     * Refuses where another process of this machine trains it now.
     *
     * @throws AgonException naming the process
     */
    public void requireAtRest() {
        RunLock.requireFree(lockFile());
    }

    /**
     * Claims the run for a trainer.
     *
     * @throws AgonException when another process has it
     */
    public RunLock lock() {
        return RunLock.acquire(lockFile());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
