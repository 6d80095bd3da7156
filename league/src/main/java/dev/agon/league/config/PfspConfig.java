package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Settings of prioritised fictitious self-play.
 *
 * @param latestShare share of training matches that the latest policy plays against itself
 * @param weighting which past opponents come first
 * @param halfLife new snapshots after which a result counts half
 */
public record PfspConfig(double latestShare, Weighting weighting, double halfLife) {
    /** How an opponent's weight follows from the win rate x against it (Vinyals et al., 2019, "Prioritized fictitious self-play"). */
    public enum Weighting {
        /** (1 − x)²: those that are hard to beat. */
        HARD,
        /** x (1 − x): those of about one's own strength. */
        CLOSE;

        /** The weight of an opponent that is beaten at that rate, in [0, 1]. */
        public double of(double winRate) {
            return this == HARD ? (1 - winRate) * (1 - winRate) : winRate * (1 - winRate);
        }

        /** The name in configurations, in lower case. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PfspConfig {
        require(latestShare >= 0 && latestShare <= 1, "league.pfsp.latestShare", latestShare, "in [0, 1]");
        require(halfLife > 0 && Double.isFinite(halfLife), "league.pfsp.halfLife", halfLife, "positive");
    }

    /** Half of the matches against itself, half against those that are hard to beat. */
    public static PfspConfig defaults() {
        return new PfspConfig(0.5, Weighting.HARD, 4);
    }
}
