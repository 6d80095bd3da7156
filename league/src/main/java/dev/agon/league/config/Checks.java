package dev.agon.league.config;

/** The one form in which a setting that is out of range is refused. */
final class Checks {
    private Checks() {}

    static void require(boolean allowed, String key, Object value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(key + " must be " + range + ": " + value);
        }
    }
}
