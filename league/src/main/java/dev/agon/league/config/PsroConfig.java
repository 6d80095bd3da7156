package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

/**
 * Settings of opponents drawn from the Nash mixture of the population.
 *
 * @param latestShare share of training matches that the latest policy plays against itself
 * @param exploreShare share of the other matches whose opponent is drawn with equal chances, so that something is known of all
 * @param halfLife new snapshots after which a result of the latest policy counts half
 * @param mostSnapshots past snapshots that may be drawn at most; beyond that the least likely one leaves for good
 */
public record PsroConfig(double latestShare, double exploreShare, double halfLife, int mostSnapshots) {
    public PsroConfig {
        require(latestShare >= 0 && latestShare <= 1, "league.psro.latestShare", latestShare, "in [0, 1]");
        require(exploreShare >= 0 && exploreShare <= 1, "league.psro.exploreShare", exploreShare, "in [0, 1]");
        require(halfLife > 0 && Double.isFinite(halfLife), "league.psro.halfLife", halfLife, "positive");
        require(mostSnapshots >= 2 && mostSnapshots <= 256, "league.psro.mostSnapshots", mostSnapshots, "in [2, 256]");
    }

    /** A fifth of the matches against itself, most of the others against the mixture. */
    public static PsroConfig defaults() {
        return new PsroConfig(0.2, 0.2, 4, 64);
    }
}
