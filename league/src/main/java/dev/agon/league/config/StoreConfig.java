package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a run keeps its results.
 *
 * @param url empty for {@code league.db} in the run's folder, or {@code jdbc:postgresql://HOST/DATABASE}
 * @param schema the run's own schema in that database; empty until the run is made, which gives it one that no other run has
 */
public record StoreConfig(String url, String schema) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern USER_BEFORE_HOST = Pattern.compile("jdbc:postgresql://[^/?]*@.*");
    private static final Pattern PASSWORD = Pattern.compile("([?&])password=([^&]*)&?");
    private static final Pattern ANY_SECRET = Pattern.compile("(?i)(password=)[^&\\s]+");
    private static final Pattern BEFORE_HOST = Pattern.compile("//[^/?@\\s]*:[^@\\s]*@");
    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public StoreConfig {
        require(
                url.isEmpty() || url.startsWith(POSTGRESQL) && url.length() > POSTGRESQL.length(),
                "store.url",
                masked(url),
                "empty for league.db in the run's folder, or like jdbc:postgresql://HOST/DATABASE");
        require(
                !USER_BEFORE_HOST.matcher(url).matches(),
                "store.url",
                masked(url),
                "without a name before the host: write jdbc:postgresql://HOST/DATABASE?user=NAME");
        require(
                !url.contains("sslpassword="),
                "store.url",
                masked(url),
                "without sslpassword, which would be written down: use a key that needs none");
        require(
                schema.isEmpty() || SCHEMA.matcher(schema).matches() && !schema.startsWith("pg_"),
                "store.schema",
                schema,
                "at most 63 of a-z, 0-9 and _, the first a letter, and not begin with pg_");
        require(
                schema.isEmpty() || !url.isEmpty(),
                "store.schema",
                schema,
                "left out unless store.url names a PostgreSQL database");
    }

    /** One SQLite file in the run's folder. */
    public static StoreConfig defaults() {
        return new StoreConfig("", "");
    }

    /** Whether results are kept in PostgreSQL. */
    public boolean inPostgresql() {
        return !url.isEmpty();
    }

    /** The password that the address holds. */
    public Optional<String> password() {
        Matcher found = PASSWORD.matcher(url);
        return found.find() ? Optional.of(URLDecoder.decode(found.group(2), StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** The same without its password: what may be written down. */
    public StoreConfig withoutPassword() {
        String bare = PASSWORD.matcher(url).replaceAll("$1").replaceAll("[?&]$", "");
        return new StoreConfig(bare, schema);
    }

    /** The same store with another schema. */
    public StoreConfig withSchema(String other) {
        return new StoreConfig(url, other);
    }

    /** The text with every password in it hidden. */
    public static String masked(String text) {
        return BEFORE_HOST.matcher(ANY_SECRET.matcher(text).replaceAll("$1***")).replaceAll("//***@");
    }

    @Override
    public String toString() {
        return "StoreConfig[url=" + masked(url) + ", schema=" + schema + "]";
    }
}
