package dev.agon.league.store;

import dev.agon.league.AgonException;
import dev.agon.league.config.StoreConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The league in a schema of its own of a PostgreSQL database. Who writes it holds an advisory lock of the schema as long as the
 * connection lasts. A schema that is of something else or of a newer Agon is refused and left as it is.
 */
public final class PostgresStore {
    /** As long as a server may take to notice that a process is gone. */
    private static final String LOCK_TIMEOUT = "10s";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String WRONG_CREDENTIALS = "28";
    private static final String NO_CREDENTIALS = "08004";
    private static final String NO_CONNECTION = "08";

    private PostgresStore() {}

    /** What must be in a schema that is opened to be written. */
    public enum Expected {
        /** Nothing: the run begins. */
        NOTHING,
        /** Nothing or a league: the run may have been stopped before it had tables. */
        ANYTHING,
        /** A league: the run goes on. */
        LEAGUE
    }

    /**
     * Opens the schema for the one process that writes it, making or upgrading it where needed.
     *
     * @throws AgonException when the server cannot be reached or refuses, another process writes there, or what is there is not
     *     what is expected
     */
    public static Store open(PostgresAddress address, Expected expected) {
        return open(address, expected, LOCK_TIMEOUT);
    }

    /** As {@link #open(PostgresAddress, Expected)}, waiting so long for another writer to end. */
    static Store open(PostgresAddress address, Expected expected, String lockTimeout) {
        Handle locked = locked(address, lockTimeout);
        try {
            int version = inspect(locked.getConnection(), address);
            requireExpected(address, expected, version);
            if (version < Schema.NEWEST) {
                Schema.migrate(
                        Flyway.configure()
                                .dataSource(address.source())
                                .schemas(address.schema())
                                .defaultSchema(address.schema()),
                        "postgresql",
                        address.name());
            }
            return new SqlStore(new SqlSession(locked, () -> locked(address, lockTimeout)));
        } catch (RuntimeException refused) {
            locked.close();
            throw refused;
        }
    }

    private static void requireExpected(PostgresAddress address, Expected expected, int version) {
        if (expected == Expected.NOTHING && version > 0) {
            throw AgonException.input(
                    address.name() + " holds the league of another run; leave store.schema out, so that"
                            + " the run gets one of its own");
        }
        if (expected == Expected.LEAGUE && version == 0) {
            throw AgonException.input(address.name()
                    + " is empty, but the run has been trained before; check store.url," + " or put its copy back");
        }
    }

    /**
     * Opens the schema for reading, also while another process writes it. Skips Flyway, which costs a second.
     *
     * @return the reader, or empty where there is no league yet
     * @throws AgonException when the server cannot be reached or refuses, or what is there is not a league of this Agon
     */
    public static Optional<StoreReader> openReadOnly(PostgresAddress address) {
        Handle handle = open(address);
        try {
            int version = inspect(handle.getConnection(), address);
            if (version == Schema.NEWEST) {
                return Optional.of(new SqlReader(new SqlSession(handle, () -> open(address))));
            }
            handle.close();
            if (version == 0) {
                return Optional.empty();
            }
        } catch (RuntimeException refused) {
            handle.close();
            throw refused;
        }
        open(address, Expected.LEAGUE).close();
        return openReadOnly(address);
    }

    private static int inspect(Connection connection, PostgresAddress address) {
        try {
            return Schema.inspect(connection, address.name(), address.schema());
        } catch (SQLException e) {
            throw refusal(address, e);
        }
    }

    private static Handle locked(PostgresAddress address, String timeout) {
        Handle handle = open(address);
        try (Statement setting = handle.getConnection().createStatement();
                PreparedStatement lock = handle.getConnection().prepareStatement("SELECT pg_advisory_lock(?)")) {
            setting.execute("SET lock_timeout = '" + timeout + "'");
            lock.setLong(1, lockNumber(address.schema()));
            lock.execute();
            return handle;
        } catch (SQLException e) {
            handle.close();
            throw refusal(address, e);
        }
    }

    private static long lockNumber(String schema) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(schema.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Handle open(PostgresAddress address) {
        try {
            return Jdbi.create(address.source()).open();
        } catch (ConnectionException e) {
            throw refusal(address, e.getCause() instanceof SQLException refused ? refused : new SQLException(e));
        }
    }

    private static AgonException refusal(PostgresAddress address, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String said = StoreConfig.masked(Schema.firstLine(e));
        if (state.equals(LOCK_NOT_AVAILABLE)) {
            return AgonException.environment(
                    address.name() + " is being written by another process; stop that one first");
        }
        if (state.startsWith(WRONG_CREDENTIALS) || state.equals(NO_CREDENTIALS)) {
            return AgonException.input(StoreConfig.masked(address.url()) + " refuses to let us in: " + said
                    + ". The user comes from ?user= in store.url or AGON_STORE_USER, the password from"
                    + " AGON_STORE_PASSWORD or ~/.pgpass");
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return AgonException.input(
                    StoreConfig.masked(address.url()) + ": " + said + "; make it first, e.g. with createdb");
        }
        if (state.startsWith(NO_CONNECTION)) {
            return AgonException.environment("no PostgreSQL server can be reached at "
                    + StoreConfig.masked(address.url()) + ": " + said + ". Start it, or correct store.url");
        }
        return AgonException.input(address.name() + " cannot be used: " + said);
    }
}
