package dev.agon.league.store;

import dev.agon.league.AgonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The league in one SQLite file, {@code league.db}: write-ahead log, so that others read while one process writes. A file that
 * is damaged, of something else or of a newer Agon is refused and left as it is.
 */
public final class SqliteStore {
    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private SqliteStore() {}

    /**
     * Opens the file for the one process that writes it, making or upgrading it where needed.
     *
     * @throws AgonException when the file is damaged, of something else or of a newer Agon, or cannot be used now
     */
    public static Store open(Path file) {
        if (hasContent(file)) {
            requireSound(file);
        }
        SQLiteDataSource source = source(file, false);
        try {
            Schema.migrate(Flyway.configure().dataSource(source), "sqlite", name(file));
        } catch (AgonException failed) {
            throw cause(failed)
                    .filter(e -> !isDamage(e))
                    .map(e -> refusal(file, e))
                    .orElse(failed);
        }
        Jdbi jdbi = Jdbi.create(source);
        return new SqlStore(new SqlSession(jdbi.open(), jdbi::open));
    }

    /**
     * Opens the file for reading, also while another process writes it. Skips Flyway, which costs a second.
     *
     * @throws AgonException when there is none, or it is damaged or of another version of Agon
     */
    public static StoreReader openReadOnly(Path file) {
        if (!hasContent(file)) {
            throw AgonException.input("there is no league database yet: " + file);
        }
        if (isOlder(file)) {
            throw AgonException.input(name(file) + " is of an older Agon (this one reads schema " + Schema.NEWEST
                    + "); `./agon train --resume` upgrades it");
        }
        Jdbi jdbi = Jdbi.create(source(file, true));
        return new SqlReader(new SqlSession(jdbi.open(), jdbi::open));
    }

    /** Whether there is a database in the file at all. */
    public static boolean hasContent(Path file) {
        return Files.exists(file) && file.toFile().length() > 0;
    }

    /**
     * Whether the file must be upgraded before it can be read.
     *
     * @throws AgonException when the file is damaged, of something else or of a newer Agon
     */
    public static boolean isOlder(Path file) {
        try (Connection connection = source(file, true).getConnection()) {
            return Schema.inspect(connection, name(file), null) < Schema.NEWEST;
        } catch (SQLException e) {
            throw refusal(file, e);
        }
    }

    private static void requireSound(Path file) {
        try (Connection connection = source(file, true).getConnection();
                Statement statement = connection.createStatement()) {
            int unused = Schema.inspect(connection, name(file), null);
            try (ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
                String verdict = rows.next() ? rows.getString(1) : "no answer";
                if (!verdict.equals("ok")) {
                    throw Schema.damaged(name(file), verdict);
                }
            }
        } catch (SQLException e) {
            throw refusal(file, e);
        }
    }

    /** Why the file cannot be used: its content, or something about this machine. */
    private static AgonException refusal(Path file, SQLException e) {
        return isDamage(e)
                ? Schema.damaged(name(file), Schema.firstLine(e))
                : AgonException.environment(name(file) + " cannot be used now (" + Schema.firstLine(e)
                        + "); it was left as it is. See that it is a file that you may read and write, in a folder"
                        + " where you may write, with room on the disk, and that no other program holds it");
    }

    /** Statements that every league understands fail as wrong only where what they are about is not as it should be. */
    private static boolean isDamage(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code
                || code == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    private static Optional<SQLException> cause(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static String name(Path file) {
        return "the league's database " + file;
    }

    private static SQLiteDataSource source(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
