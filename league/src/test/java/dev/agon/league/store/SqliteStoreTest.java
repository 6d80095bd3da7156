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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
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

    @Override
    void sql(String statement) throws SQLException {
        sql(file(), statement);
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
    void saysThatAFileThatCannotBeOpenedIsNotDamaged() throws IOException {
        Path instead = Files.createDirectories(folder.resolve("league-is-a-folder.db"));
        Files.createFile(instead.resolve("x"));
        Path nowhere = folder.resolve("no/such/folder/league.db");

        for (AgonException refusal : List.of(
                assertThrows(AgonException.class, () -> SqliteStore.open(instead)),
                assertThrows(AgonException.class, () -> SqliteStore.openReadOnly(instead)),
                assertThrows(AgonException.class, () -> SqliteStore.open(nowhere)))) {
            assertEquals(AgonException.ENVIRONMENT, refusal.exitCode(), refusal.getMessage());
            assertTrue(
                    refusal.getMessage().contains("league.db cannot be used now")
                            || refusal.getMessage().contains("league-is-a-folder.db cannot be used now"),
                    refusal.getMessage());
        }
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
            assertTrue(refusal.getMessage().contains("newer Agon (schema 99, this one knows 2)"), refusal.getMessage());
        }
    }

    @Test
    void leavesADatabaseOfANewerAgonAsItIsToTheLastByte() throws SQLException, IOException {
        Path newer = folder.resolve("newer.db");
        fill(newer);
        sql(newer, "UPDATE flyway_schema_history SET version = '99' WHERE version = '2'");
        byte[] before = Files.readAllBytes(newer);

        assertThrows(AgonException.class, () -> SqliteStore.open(newer));
        assertThrows(AgonException.class, () -> SqliteStore.openReadOnly(newer));

        assertArrayEquals(before, Files.readAllBytes(newer));
    }

    @Test
    void refusesTheDatabaseOfSomethingElseAndLeavesItAlone() throws SQLException, IOException {
        Path music = folder.resolve("music.db");
        sql(music, "CREATE TABLE song (name TEXT)");
        Path migrated = folder.resolve("migrated.db");
        sql(migrated, "CREATE TABLE song (name TEXT)");
        sql(migrated, "CREATE TABLE flyway_schema_history (version TEXT, success BOOLEAN)");
        sql(migrated, "INSERT INTO flyway_schema_history VALUES ('2', 1)");

        for (Path other : List.of(music, migrated)) {
            byte[] before = Files.readAllBytes(other);
            AgonException refusal = assertThrows(AgonException.class, () -> SqliteStore.open(other));

            assertEquals(AgonException.INPUT, refusal.exitCode());
            assertTrue(refusal.getMessage().contains("not a league's"), refusal.getMessage());
            assertArrayEquals(before, Files.readAllBytes(other));
        }
    }

    @Test
    void refusesALeagueWithATableMissing() throws SQLException {
        Path broken = folder.resolve("broken.db");
        fill(broken);
        sql(broken, "DROP TABLE seat");

        AgonException refusal = assertThrows(AgonException.class, () -> SqliteStore.open(broken));

        assertTrue(refusal.getMessage().contains("is damaged (missing: seat)"), refusal.getMessage());
    }

    @Test
    void upgradesADatabaseOfTheFirstSchemaWithAllThatIsInIt() throws SQLException {
        Path old = folder.resolve("old.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + old, "", "")
                .locations("classpath:db/migration/sqlite")
                .target("1")
                .load()
                .migrate();
        sql(old, "INSERT INTO player (id, name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        sql(
                old,
                "INSERT INTO played VALUES (1, 'k1', 'EVALUATION', 1, 0, 0, 0, 9, 0), (2, 'k2', 'EVALUATION', 1, 0, 0, 0,"
                        + " 9, 0), (3, 'k3', 'TRAINING', 0, 0, 0, 0, 9, 0), (4, 'k4', 'EVALUATION', 1, 0, 0, 0, 9, 0)");
        sql(
                old,
                "INSERT INTO seat VALUES (1, 0, 0, 1, 1), (1, 1, 1, 2, -1), (2, 0, 0, 2, 0), (2, 1, 1, 1, 0),"
                        + " (3, 0, 0, 1, 1), (3, 1, 1, 2, -1), (4, 0, 0, 1, 1), (4, 1, 1, 2, -1), (4, 2, 1, 3, -1)");
        sql(
                old,
                "INSERT INTO rating VALUES (1, 1, 5, 0, 10, 300, 1), (2, 2, 5, 0, 20, 300, 1), (3, 1, 6, 0, 30, 200, 2)");
        assertTrue(SqliteStore.isOlder(old));
        AgonException tooOld = assertThrows(AgonException.class, () -> SqliteStore.openReadOnly(old));
        assertTrue(tooOld.getMessage().contains("of an older Agon"), tooOld.getMessage());

        try (Store upgraded = SqliteStore.open(old)) {
            assertEquals(List.of(new Tally("a", "b", 1, 1, 0), new Tally("b", "a", 0, 1, 1)), upgraded.tallies());
            assertEquals(
                    List.of(
                            new RatingRecord("a", 6, Instant.EPOCH, 30, 200, 2),
                            new RatingRecord("b", 5, Instant.EPOCH, 20, 300, 1)),
                    upgraded.ratings());
            assertEquals(4, upgraded.matchCount());
            upgraded.addMatches(List.of(duel("k5", Purpose.EVALUATION, "a", "b", 1)));
            assertEquals(new Tally("a", "b", 2, 1, 0), upgraded.tallies().get(0));
        }
    }

    @Test
    void startsAnewWhereAFirstStartWasCutShort() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.db"));

        try (Store store = SqliteStore.open(empty)) {
            assertEquals(0, store.matchCount());
        }
    }

    @Test
    void saysThatThereIsNothingToReadYet() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.db"));
        for (Path nothing : List.of(folder.resolve("none.db"), empty)) {
            AgonException refusal = assertThrows(AgonException.class, () -> SqliteStore.openReadOnly(nothing));

            assertTrue(refusal.getMessage().contains("no league database yet"), refusal.getMessage());
        }
        assertTrue(Files.notExists(folder.resolve("none.db")));
    }

    @Test
    void knowsTheNumberOfItsNewestMigration() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var rows =
                        connection.createStatement().executeQuery("SELECT MAX(version) FROM flyway_schema_history")) {
            assertEquals(Schema.NEWEST, rows.getInt(1));
        }
    }

    private static void sql(Path file, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(statement);
        }
    }
}
