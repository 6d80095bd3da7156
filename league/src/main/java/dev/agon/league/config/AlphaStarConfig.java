package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Settings of a league of a main agent and exploiters.
 *
 * @param mainShare share of training matches that the main agent learns from; the exploiters share the others equally
 * @param mainExploiters agents that look for weaknesses of the main agent
 * @param leagueExploiters agents that look for weaknesses of the whole population
 * @param resetTo what an exploiter begins anew with
 * @param halfLife new snapshots of any agent after which a result counts half
 */
public record AlphaStarConfig(
        double mainShare, int mainExploiters, int leagueExploiters, ResetTo resetTo, double halfLife) {
    private static final int MOST = 8;

    /** Where an exploiter begins anew; never with random weights, from which a small budget leads nowhere. */
    public enum ResetTo {
        /** At the main agent's newest weights. */
        CLONE,
        /** At the main agent's snapshot after a quarter of those it has. */
        EARLY;

        /** The name in configurations, in lower case. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public AlphaStarConfig {
        require(mainShare > 0 && mainShare < 1, "league.alphastar.mainShare", mainShare, "in (0, 1)");
        requireCount("mainExploiters", mainExploiters);
        requireCount("leagueExploiters", leagueExploiters);
        require(halfLife > 0 && Double.isFinite(halfLife), "league.alphastar.halfLife", halfLife, "positive");
    }

    private static void requireCount(String key, int count) {
        require(count >= 0 && count <= MOST, "league.alphastar." + key, count, "in [0, " + MOST + "]");
    }

    /** One exploiter of each kind; the main agent learns from a little more than half of the matches. */
    public static AlphaStarConfig defaults() {
        return new AlphaStarConfig(0.6, 1, 1, ResetTo.CLONE, 8);
    }
}
