package dev.agon.league.run;

import dev.agon.league.AgonException;
import dev.agon.league.config.StoreConfig;
import dev.agon.league.store.PostgresAddress;
import dev.agon.league.store.PostgresStore;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.Store;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run, wherever its configuration keeps them: the one way to them for everybody.
 *
 * <pre>{@code
 * try (StoreReader store = RunStore.read(run)) {
 *     store.ratings();
 * }
 * }</pre>
 */
public final class RunStore {
    static final String USER = "AGON_STORE_USER";
    static final String PASSWORD = "AGON_STORE_PASSWORD";

    private RunStore() {}

    /** How far a run has come, and so what must be in its store. */
    public enum Stage {
        /** It was never started before. */
        FRESH(PostgresStore.Expected.NOTHING),
        /** It was started, but nothing was saved. */
        STARTED(PostgresStore.Expected.ANYTHING),
        /** It was saved at least once. */
        SAVED(PostgresStore.Expected.LEAGUE);

        private final PostgresStore.Expected expected;

        Stage(PostgresStore.Expected expected) {
            this.expected = expected;
        }
    }

    /**
     * Opens it for the one process that writes it, making or upgrading it where needed.
     *
     * @throws AgonException when what is there is damaged or not this run's, or cannot be reached
     */
    public static Store open(RunFolder run, Stage stage) {
        StoreConfig config = run.config().store();
        return config.inPostgresql()
                ? PostgresStore.open(address(run, config), stage.expected)
                : SqliteStore.open(run.database());
    }

    /**
     * Opens it for reading, also while a learner writes it. One of an older Agon is upgraded first.
     *
     * @throws AgonException when there is none, what is there is damaged or not this run's, or it cannot be reached
     */
    public static StoreReader read(RunFolder run) {
        return readIfThere(run)
                .orElseThrow(() -> AgonException.input(
                        "there is no league database yet: " + run + "; it is made in the first seconds of training"));
    }

    /** What the reader of a store answers, or empty before a run's first seconds are over; throws as {@link #read}. */
    public static <T> Optional<T> ask(RunFolder run, Function<StoreReader, T> question) {
        Optional<StoreReader> there = readIfThere(run);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        try (StoreReader store = there.get()) {
            return Optional.of(question.apply(store));
        }
    }

    private static Optional<StoreReader> readIfThere(RunFolder run) {
        StoreConfig config = run.config().store();
        if (config.inPostgresql()) {
            return PostgresStore.openReadOnly(address(run, config));
        }
        if (!SqliteStore.hasContent(run.database())) {
            return Optional.empty();
        }
        if (SqliteStore.isOlder(run.database())) {
            upgrade(run);
        }
        return Optional.of(SqliteStore.openReadOnly(run.database()));
    }

    /** One at a time: of two who ask at once the second finds that it is done. */
    private static synchronized void upgrade(RunFolder run) {
        if (!SqliteStore.isOlder(run.database())) {
            return;
        }
        try (RunLock unused = run.lock()) {
            SqliteStore.open(run.database()).close();
        }
    }

    private static PostgresAddress address(RunFolder run, StoreConfig config) {
        if (config.schema().isEmpty()) {
            throw AgonException.input(run.configFile()
                    + ": store.schema must be the schema that holds the run's results, but is missing");
        }
        return new PostgresAddress(
                config.withoutPassword().url(),
                config.schema(),
                config.url().matches(".*[?&]user=.*") ? Optional.empty() : Optional.ofNullable(System.getenv(USER)),
                Optional.ofNullable(password(run, config)));
    }

    /** The environment's, so that it can be changed; else what was given in the address when the run was made. */
    private static @Nullable String password(RunFolder run, StoreConfig config) {
        String given = System.getenv(PASSWORD);
        if (given != null) {
            return given;
        }
        try {
            return Files.exists(run.storePassword())
                    ? Files.readString(run.storePassword()).strip()
                    : config.password().orElse(null);
        } catch (IOException e) {
            throw AgonException.environment("cannot read " + run.storePassword() + ": " + e);
        }
    }
}
