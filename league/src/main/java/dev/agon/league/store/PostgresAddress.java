package dev.agon.league.store;

import dev.agon.league.config.StoreConfig;
import java.util.Optional;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where in PostgreSQL a league is, and who asks.
 *
 * @param url like {@code jdbc:postgresql://HOST/DATABASE}, without a password
 * @param schema the league's own schema
 * @param user who connects; empty for the one that the address names, else the user of this process
 * @param password empty to leave it to the address and {@code ~/.pgpass}
 */
public record PostgresAddress(String url, String schema, Optional<String> user, Optional<String> password) {
    private static final int CONNECT_SECONDS = 5;

    /** Connections to the address that look into its schema alone. */
    PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setCurrentSchema(schema);
        source.setApplicationName("agon");
        source.setReWriteBatchedInserts(true);
        source.setTcpKeepAlive(true);
        if (!url.contains(PGProperty.CONNECT_TIMEOUT.getName() + "=")) {
            source.setConnectTimeout(CONNECT_SECONDS);
        }
        return source;
    }

    /** What to call it in messages. */
    String name() {
        return "schema " + schema + " of " + StoreConfig.masked(url);
    }

    @Override
    public String toString() {
        return name();
    }
}
