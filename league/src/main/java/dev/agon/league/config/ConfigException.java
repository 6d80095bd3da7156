package dev.agon.league.config;

import dev.agon.league.AgonException;

/** A setting that is unknown or not what it should be; the message says where, which, and what is expected there. */
public final class ConfigException extends AgonException {
    private static final long serialVersionUID = 1;

    /** Something is wrong with the settings that come from {@code source}: a file or an option. */
    public ConfigException(String source, String fault) {
        super(INPUT, source + ": " + fault);
    }
}
