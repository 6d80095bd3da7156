package dev.agon.agents.ppo;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What values and advantages are estimated by. */
public enum Targets {
    /** Generalised advantage estimation, which takes orders as the newest policy's. */
    GAE,
    /** V-trace, which weighs orders of older policies by how likely the newest makes them. */
    VTRACE;

    /** The name in configurations, in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
