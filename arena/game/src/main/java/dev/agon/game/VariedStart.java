package dev.agon.game;

/**
 * A game whose matches can also begin in the middle, which training may want: where all matches begin alike, a learner meets
 * what comes later too seldom.
 */
public interface VariedStart extends Game {
    /**
     * Starts a match in a legal state such as play might lead to, fully determined by the seed: units about the map, hurt, some gone,
     * the clock advanced. {@link Match#tick} is 0, and the match ends within {@link Game#maxTicks} as any other. Whoever keeps
     * such a match keeps the seed and that it began this way.
     */
    Match startVaried(long seed);
}
