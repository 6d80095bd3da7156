package dev.agon.game;

/**
 * What a decision was based on, for people to look at.
 *
 * @param value expected discounted reward of the player's first seat, or NaN
 * @param winProbability in [0, 1], or NaN
 * @param verbProbabilities probability of each verb for each own actor, {@code [actor row, verb]}; empty where unknown
 */
public record Thoughts(float value, float winProbability, float[][] verbProbabilities) {
    /** Nothing is known of what the player thinks. */
    public static final Thoughts NONE = new Thoughts(Float.NaN, Float.NaN, new float[0][]);
}
