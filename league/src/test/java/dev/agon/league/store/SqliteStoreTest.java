package dev.agon.league.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import dev.agon.league.store.MatchRecord.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    Store open() {
        return SqliteStore.open(file());
    }

    @Override
    StoreReader openReadOnly() {
        return SqliteStore.openReadOnly(file());
    }

    private Path file() {
        return folder.resolve("league.db");
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
        Path other = Files.write(
                folder.resolve("other.db"),
                "not a database, but text\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        byte[] before = Files.readAllBytes(other);

        AgonException writing = assertThrows(AgonException.class, () -> SqliteStore.open(other));
        AgonException reading = assertThrows(AgonException.class, () -> SqliteStore.openReadOnly(other));

        assertEquals(AgonException.INPUT, writing.exitCode());
        assertEquals(AgonException.INPUT, reading.exitCode());
        assertTrue(writing.getMessage().contains("other.db is damaged"), writing.getMessage());
        assertArrayEquals(before, Files.readAllBytes(other));
    }

    @Test
    void refusesADatabaseWithADamagedPageAndLeavesItAlone() throws IOException {
        Path copy = folder.resolve("copy.db");
        fill(copy);
        byte[] content = Files.readAllBytes(copy);
        for (int i = content.length / 2; i < content.length / 2 + 4096; i++) {
            content[i] = (byte) (31 * i);
        }
        Files.write(copy, content);

        AgonException refusal = assertThrows(AgonException.class, () -> SqliteStore.open(copy));

        assertTrue(refusal.getMessage().contains("copy.db is damaged"), refusal.getMessage());
        assertArrayEquals(content, Files.readAllBytes(copy));
    }

    @Test
    void refusesADatabaseThatWasCut() throws IOException {
        Path copy = folder.resolve("cut.db");
        fill(copy);
        byte[] content = Files.readAllBytes(copy);
        Files.write(copy, java.util.Arrays.copyOf(content, content.length * 2 / 3));

        assertThrows(AgonException.class, () -> SqliteStore.open(copy));
    }

    private static void fill(Path file) {
        try (Store store = SqliteStore.open(file)) {
            List<MatchRecord> matches = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                matches.add(duel("match-" + i, Purpose.EVALUATION, "main@" + i, "bot:rush", 1));
            }
            store.addMatches(matches);
        }
    }

    @Test
    void refusesADatabaseOfANewerAgon() throws SQLException {
        sql(
                file(),
                "INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success FROM flyway_schema_history LIMIT 1");

        for (AgonException refusal : List.of(
                assertThrows(AgonException.class, this::open), assertThrows(AgonException.class, this::openReadOnly))) {
            assertTrue(refusal.getMessage().contains("newer Agon (schema 99, this one knows 1)"), refusal.getMessage());
        }
    }

    @Test
    void refusesTheDatabaseOfSomethingElse() throws SQLException {
        Path other = folder.resolve("music.db");
        sql(other, "CREATE TABLE song (name TEXT)");

        AgonException refusal = assertThrows(AgonException.class, () -> SqliteStore.open(other));

        assertTrue(refusal.getMessage().contains("not a league's"), refusal.getMessage());
    }

    @Test
    void startsAnewWhereAFirstStartWasCutShort() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.db"));

        try (Store store = SqliteStore.open(empty)) {
            assertEquals(0, store.matchCount());
        }
    }

    @Test
    void saysThatThereIsNothingToReadYet() {
        AgonException refusal =
                assertThrows(AgonException.class, () -> SqliteStore.openReadOnly(folder.resolve("none.db")));

        assertTrue(refusal.getMessage().contains("no league database yet"), refusal.getMessage());
        assertTrue(Files.notExists(folder.resolve("none.db")));
    }

    @Test
    void knowsTheNumberOfItsNewestMigration() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var rows =
                        connection.createStatement().executeQuery("SELECT MAX(version) FROM flyway_schema_history")) {
            assertEquals(SqliteStore.SCHEMA, rows.getInt(1));
        }
    }

    private static void sql(Path file, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(statement);
        }
    }
}
