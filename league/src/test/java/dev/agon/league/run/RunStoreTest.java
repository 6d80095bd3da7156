package dev.agon.league.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.store.PostgresServer;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.Store;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    private static final int READERS = 6;
    private static final RatingRecord RATING = new RatingRecord("main@1", 5, Instant.EPOCH, 10, 300, 1);

    @TempDir
    Path folder;

    @Test
    void opensTheDatabaseInTheRunsFolderUnlessToldOtherwise() {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), RunConfig.defaults("kuhn"));
        assertEquals(Optional.empty(), RunStore.ask(run, StoreReader::ratings));
        AgonException none = assertThrows(AgonException.class, () -> RunStore.read(run));
        assertTrue(none.getMessage().contains("no league database yet"), none.getMessage());

        try (Store store = RunStore.open(run, RunStore.Stage.FRESH)) {
            store.addRatings(List.of(RATING));
        }

        assertTrue(Files.exists(run.database()));
        assertEquals(Optional.of(List.of(RATING)), RunStore.ask(run, StoreReader::ratings));
    }

    @Test
    void upgradesTheDatabaseOfAnEarlierRunWhenSomebodyReadsIt() {
        RunFolder run = earlierRun();

        try (RunLock trained = run.lock()) {
            AgonException busy = assertThrows(AgonException.class, () -> RunStore.read(run));
            assertTrue(busy.getMessage().contains("is being trained"), busy.getMessage());
        }
        assertEquals(Optional.of(List.of()), RunStore.ask(run, StoreReader::ratings));
    }

    @Test
    void severalWhoReadAnEarlierRunAtOnceAllGetItsResults() throws Exception {
        RunFolder run = earlierRun();
        CountDownLatch together = new CountDownLatch(READERS);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Optional<List<RatingRecord>>>> answers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                answers.add(readers.submit(() -> {
                    together.countDown();
                    together.await();
                    return RunStore.ask(run, StoreReader::ratings);
                }));
            }
            for (Future<Optional<List<RatingRecord>>> answer : answers) {
                assertEquals(Optional.of(List.of()), answer.get());
            }
        } finally {
            readers.shutdownNow();
        }
    }

    /** A run with a database of the first schema. */
    private RunFolder earlierRun() {
        RunFolder run = RunFolder.createAt(folder.resolve("run"), RunConfig.defaults("kuhn"));
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + run.database(), "", "")
                .locations("classpath:db/migration/sqlite")
                .target("1")
                .load()
                .migrate();
        return run;
    }

    @Test
    void keepsTheResultsOfTwoRunsOfOneNameApartInOnePostgresql() {
        RunFolder one = RunFolder.createAt(folder.resolve("a/run"), inPostgresql());
        RunFolder other = RunFolder.createAt(folder.resolve("b/run"), inPostgresql());
        try (Store store = RunStore.open(one, RunStore.Stage.FRESH)) {
            store.addRatings(List.of(RATING));
        }
        try (Store store = RunStore.open(other, RunStore.Stage.FRESH)) {
            assertTrue(store.ratings().isEmpty());
        }

        assertTrue(one.isRated());
        assertFalse(other.isRated());
        assertFalse(Files.exists(one.database()));
    }

    @Test
    void writesThePasswordIntoNoFileThatOthersMayRead() throws IOException {
        RunConfig config = inPostgresql();
        RunFolder run = RunFolder.createAt(folder.resolve("run"), config);
        String password = PostgresServer.shared().password();

        try (Stream<Path> files = Files.walk(run.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean secret = file.equals(run.storePassword());
                String text = Files.readString(file);
                assertEquals(secret, text.contains(password) || text.contains(encoded(password)), file.toString());
            }
        }
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(run.storePassword()));
        assertFalse(config.toString().contains(encoded(password)), config.toString());
        assertEquals(
                config.store().withoutPassword().url(), run.config().store().url());
    }

    private static RunConfig inPostgresql() {
        PostgresServer server = PostgresServer.shared();
        return ConfigYaml.override(
                RunConfig.defaults("kuhn"),
                List.of("store.url=" + server.url() + "?password=" + encoded(server.password()) + "&user="
                        + PostgresServer.USER));
    }

    private static String encoded(String password) {
        return URLEncoder.encode(password, StandardCharsets.UTF_8);
    }
}
