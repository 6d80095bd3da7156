package dev.agon.league.store;

import dev.agon.league.AgonException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** The tables of a league in a database: what they are, whether they are there, and how they get there. */
final class Schema {
    /** The number of the newest migration. */
    static final int NEWEST = 2;

    private static final String HISTORY = "flyway_schema_history";
    private static final Set<String> FIRST = Set.of("agent", "snapshot", "player", "played", "seat", "rating");
    private static final Set<String> SECOND =
            Set.of("matchmaker", "matchmaker_score", "tally", "standing", "lease", "leased_match", "replay", "note");

    private Schema() {}

    /**
     * Looks at a database, and changes nothing: the number of the last migration that it went through, 0 where it is empty.
     *
     * @param where what to call the database in messages
     * @param schema where in the database to look, or null where it has no schemas
     * @throws AgonException when it is of something else, of a newer Agon, or incomplete
     */
    static int inspect(Connection connection, String where, @Nullable String schema) throws SQLException {
        Set<String> tables = tables(connection, schema);
        if (tables.isEmpty()) {
            return 0;
        }
        if (!tables.contains(HISTORY)) {
            throw foreign(where);
        }
        int version = version(connection);
        if (version > 0 && tables.stream().noneMatch(FIRST::contains)) {
            throw foreign(where);
        }
        if (version > NEWEST) {
            throw AgonException.input(where + " is of a newer Agon (schema " + version + ", this one knows " + NEWEST
                    + "); use that one, nothing was changed");
        }
        requireComplete(where, version, tables);
        return version;
    }

    private static Set<String> tables(Connection connection, @Nullable String schema) throws SQLException {
        Set<String> names = new TreeSet<>();
        DatabaseMetaData database = connection.getMetaData();
        String pattern = schema == null ? null : schema.replace("_", database.getSearchStringEscape() + "_");
        try (ResultSet rows = database.getTables(null, pattern, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static int version(Connection connection) throws SQLException {
        int newest = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version, success FROM " + HISTORY)) {
            while (rows.next()) {
                String version = rows.getString(1);
                if (version != null && rows.getBoolean(2)) {
                    newest = Math.max(newest, (int) Long.parseLong("0" + version.replaceAll("[^0-9].*", "")));
                }
            }
        }
        return newest;
    }

    private static void requireComplete(String where, int version, Set<String> tables) {
        Set<String> missing = new TreeSet<>(version >= 1 ? FIRST : Set.of());
        missing.addAll(version >= 2 ? SECOND : Set.of());
        missing.removeAll(tables);
        if (!missing.isEmpty()) {
            throw damaged(where, "missing: " + String.join(", ", missing));
        }
    }

    private static AgonException foreign(String where) {
        return AgonException.input(where + " holds tables, but not a league's; nothing was changed. Move it away, or"
                + " have the run keep its results elsewhere");
    }

    /** The refusal of a damaged database. */
    static AgonException damaged(String where, String how) {
        return AgonException.input(where + " is damaged (" + how
                + "); it was left as it is. Put a copy back, or move it away to start the league's results anew");
    }

    /** Brings a database that {@link #inspect} let pass to the newest migration. */
    static void migrate(FluentConfiguration database, String dialect, String where) {
        try {
            database.locations("classpath:db/migration/" + dialect)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            throw AgonException.input(where + " cannot be brought to schema " + NEWEST + ": " + firstLine(e), e);
        }
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
