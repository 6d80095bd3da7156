package dev.agon.league.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.AgonException;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.PostgresStore.Expected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
    private static PostgresServer server;
    private static PostgresAddress address;

    /** Tables take a second to make: one set serves all tests, emptied before each. */
    @BeforeAll
    static void makeTables() {
        server = PostgresServer.shared();
        address = server.freshSchema();
        PostgresStore.open(address, Expected.NOTHING).close();
    }

    @Override
    Store open() {
        return PostgresStore.open(address, Expected.LEAGUE);
    }

    @AfterEach
    void empty() throws SQLException {
        store.close();
        sql("TRUNCATE agent, player, played, matchmaker, lease, replay, note RESTART IDENTITY CASCADE");
    }

    @Override
    StoreReader openReadOnly() {
        return PostgresStore.openReadOnly(address).orElseThrow();
    }

    @Test
    void keepsLeaguesOfSeveralSchemasApart() {
        store.addMatches(List.of(duel("1", Purpose.EVALUATION, "main@1", "bot:rush", 1)));

        try (Store other = PostgresStore.open(server.freshSchema(), Expected.NOTHING)) {
            assertEquals(0, other.matchCount());
            MatchRecord same = duel("1", Purpose.EVALUATION, "main@1", "bot:rush", -1);
            assertEquals(List.of(same), other.addMatches(List.of(same)));
        }
        assertEquals(1, store.matchCount());
    }

    @Test
    void refusesASecondWriter() {
        AgonException refusal =
                assertThrows(AgonException.class, () -> PostgresStore.open(address, Expected.ANYTHING, "10ms"));

        assertEquals(AgonException.ENVIRONMENT, refusal.exitCode());
        assertTrue(refusal.getMessage().contains("written by another process"), refusal.getMessage());
    }

    @Test
    void goesOnWithAnotherConnectionWhenItsOwnWasCut() throws SQLException {
        store.addMatches(List.of(duel("1", Purpose.EVALUATION, "main@1", "bot:rush", 1)));
        MatchRecord second = duel("2", Purpose.EVALUATION, "main@2", "bot:rush", 1);
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'agon'");

        assertThrows(RuntimeException.class, () -> store.addMatches(List.of(second)));
        assertEquals(List.of(second), store.addMatches(List.of(second)));

        assertEquals(2, store.matchCount());
        assertThrows(AgonException.class, () -> PostgresStore.open(address, Expected.ANYTHING, "10ms"));
    }

    @Test
    void refusesTheLeagueOfAnotherRunAndALeagueThatIsGone() {
        PostgresAddress empty = server.freshSchema();
        store.close();

        AgonException taken = assertThrows(AgonException.class, () -> PostgresStore.open(address, Expected.NOTHING));
        AgonException gone = assertThrows(AgonException.class, () -> PostgresStore.open(empty, Expected.LEAGUE));

        assertEquals(AgonException.INPUT, taken.exitCode());
        assertTrue(taken.getMessage().contains("the league of another run"), taken.getMessage());
        assertEquals(AgonException.INPUT, gone.exitCode());
        assertTrue(gone.getMessage().contains("is empty"), gone.getMessage());
        assertEquals(Optional.empty(), PostgresStore.openReadOnly(empty));
    }

    @Test
    void refusesALeagueThatIsNewerOrHasATableMissingAndLeavesItAlone() throws SQLException {
        PostgresAddress wrecked = server.freshSchema();
        PostgresStore.open(wrecked, Expected.NOTHING).close();
        sql(wrecked, "DROP TABLE seat");
        List<String> before = columns(wrecked);

        assertRefused(wrecked, "is damaged (missing: seat)");
        sql(wrecked, "UPDATE flyway_schema_history SET version = '99' WHERE version = '2'");
        assertRefused(wrecked, "newer Agon (schema 99, this one knows 2)");

        assertEquals(before, columns(wrecked));
    }

    @Test
    void refusesASchemaOfSomethingElse() throws SQLException {
        PostgresAddress music = server.freshSchema();
        sql("CREATE SCHEMA " + music.schema());
        sql(music, "CREATE TABLE song (name TEXT)");

        assertRefused(music, "not a league's");

        assertEquals(List.of("song.name"), columns(music));
    }

    private static void assertRefused(PostgresAddress address, String reason) {
        for (AgonException refusal : List.of(
                assertThrows(AgonException.class, () -> PostgresStore.open(address, Expected.ANYTHING)),
                assertThrows(AgonException.class, () -> PostgresStore.openReadOnly(address)))) {
            assertEquals(AgonException.INPUT, refusal.exitCode());
            assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
            assertTrue(refusal.getMessage().contains(address.schema()), refusal.getMessage());
        }
    }

    @Test
    void saysWhatIsWrongWithTheAddressAndNeverThePassword() {
        String secret = "hunter2";
        AgonException password =
                refusal(new PostgresAddress(server.url(), "s", Optional.of(PostgresServer.USER), Optional.of(secret)));
        AgonException none =
                refusal(new PostgresAddress(server.url(), "s", Optional.of(PostgresServer.USER), Optional.empty()));
        AgonException database = refusal(new PostgresAddress(
                server.url().replace("/postgres", "/nowhere"),
                "s",
                Optional.of(PostgresServer.USER),
                Optional.of(server.password())));
        AgonException nobody = refusal(
                new PostgresAddress("jdbc:postgresql://127.0.0.1:1/x", "s", Optional.of("u"), Optional.of(secret)));

        assertEquals(AgonException.INPUT, password.exitCode());
        assertTrue(password.getMessage().contains("AGON_STORE_PASSWORD"), password.getMessage());
        assertFalse(password.getMessage().contains(secret), password.getMessage());
        assertTrue(none.getMessage().contains("AGON_STORE_PASSWORD"), none.getMessage());
        assertTrue(database.getMessage().contains("createdb"), database.getMessage());
        assertEquals(AgonException.ENVIRONMENT, nobody.exitCode());
        assertTrue(nobody.getMessage().contains("127.0.0.1:1/x"), nobody.getMessage());
        assertFalse(nobody.getMessage().contains(secret), nobody.getMessage());
    }

    private static AgonException refusal(PostgresAddress address) {
        return assertThrows(AgonException.class, () -> PostgresStore.openReadOnly(address));
    }

    @Override
    void sql(String statement) throws SQLException {
        sql(address, statement);
    }

    private static void sql(PostgresAddress address, String statement) throws SQLException {
        try (Connection connection = server.connect();
                Statement one = connection.createStatement()) {
            one.execute("SET search_path TO " + address.schema());
            one.execute(statement);
        }
    }

    private static List<String> columns(PostgresAddress address) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = server.connect();
                ResultSet rows = connection.getMetaData().getColumns(null, address.schema(), "%", "%")) {
            while (rows.next()) {
                if (!rows.getString("TABLE_NAME").startsWith("flyway")) {
                    columns.add(rows.getString("TABLE_NAME") + "." + rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }
}
