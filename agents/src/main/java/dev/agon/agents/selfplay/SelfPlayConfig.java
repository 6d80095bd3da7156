package dev.agon.agents.selfplay;

/**
 * How matches are played while learning.
 *
 * @param matches matches in lockstep
 * @param variedStarts share in [0, 1] of matches that begin with a stretch of wandering
 * @param longestWarmup most ticks of that stretch
 */
public record SelfPlayConfig(int matches, double variedStarts, int longestWarmup) {
    public SelfPlayConfig {
        if (matches < 1 || variedStarts < 0 || variedStarts > 1 || longestWarmup < 0) {
            throw new IllegalArgumentException(
                    "self-play needs matches >= 1, variedStarts in [0, 1], longestWarmup >= 0: " + matches + ", "
                            + variedStarts + ", " + longestWarmup);
        }
    }

    /** Some matches, all from the start. */
    public static SelfPlayConfig defaults() {
        return new SelfPlayConfig(32, 0, 0);
    }
}
