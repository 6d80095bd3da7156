package dev.agon.league.store;

import dev.agon.league.AgonException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The league in one SQLite file, {@code league.db}: write-ahead log, so that others read while one process writes. A file that
 * is damaged or of a newer Agon is refused and left as it is.
 */
public final class SqliteStore {
    /** The number of the newest migration. */
    static final int SCHEMA = 1;

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private SqliteStore() {}

    /**
     * Opens the file for the one process that writes it, making or upgrading it where needed.
     *
     * @throws AgonException when the file is damaged or of a newer Agon
     */
    public static Store open(Path file) {
        if (hasContent(file)) {
            refuseDamagedOrNewer(file);
        }
        SQLiteDataSource source = source(file, false);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/sqlite")
                    .loggers("slf4j")
                    .load()
                    .migrate();
            return new SqlStore(Jdbi.create(source).open());
        } catch (RuntimeException e) {
            throw AgonException.input("cannot open the league's database " + file + ": " + firstLine(e), e);
        }
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
        int schema = schemaOf(file);
        if (schema < SCHEMA) {
            throw AgonException.input(file + " is of an older Agon (schema " + schema + ", this one reads " + SCHEMA
                    + "); `./agon train --resume` upgrades it");
        }
        return new SqlReader(Jdbi.create(source(file, true)).open());
    }

    private static void refuseDamagedOrNewer(Path file) {
        schemaOf(file);
        String verdict = query(file, "PRAGMA quick_check(1)", "damaged");
        if (!verdict.equals("ok")) {
            throw damaged(file, verdict);
        }
    }

    private static int schemaOf(Path file) {
        String tables = query(file, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'flyway_schema_history'", "0");
        if (tables.equals("0")) {
            return refuseForeign(file);
        }
        int schema = (int) Double.parseDouble(
                query(file, "SELECT MAX(CAST(version AS REAL)) FROM flyway_schema_history WHERE success = 1", "0"));
        if (schema > SCHEMA) {
            throw AgonException.input(file + " is of a newer Agon (schema " + schema + ", this one knows " + SCHEMA
                    + "); use that one, the file was left as it is");
        }
        return schema;
    }

    /** An empty database, from a start that was cut short, is as good as none; one with other tables is not ours. */
    private static int refuseForeign(Path file) {
        if (!query(file, "SELECT COUNT(*) FROM sqlite_master", "0").equals("0")) {
            throw AgonException.input(file + " is a database, but not a league's; the file was left as it is");
        }
        return 0;
    }

    private static String query(Path file, String sql, String whereNothing) {
        try (Connection connection = source(file, true).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? whereNothing : value;
        } catch (SQLException e) {
            throw damaged(file, firstLine(e));
        }
    }

    private static AgonException damaged(Path file, String how) {
        return AgonException.input("the league's database " + file + " is damaged (" + how
                + "); it was left as it is. Put a copy back, or move it away to start the league's results anew");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean hasContent(Path file) {
        return Files.exists(file) && file.toFile().length() > 0;
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
