package dev.agon.game;

import java.util.List;

/**
 * What a decision was based on, for people to look at.
 *
 * @param value expected discounted reward of the player's first seat, or NaN
 * @param winProbability in [0, 1], or NaN
 * @param verbProbabilities probability of each verb for each own actor, {@code [actor row, verb]}; empty where unknown
 * @param aims by actor row, what the verb that was chosen was aimed at; empty where unknown
 */
public record Thoughts(float value, float winProbability, float[][] verbProbabilities, List<Aim> aims) {
    /** Nothing is known of what the player thinks. */
    public static final Thoughts NONE = new Thoughts(Float.NaN, Float.NaN, new float[0][]);

    /** Thoughts that do not tell what was aimed at. */
    public Thoughts(float value, float winProbability, float[][] verbProbabilities) {
        this(value, winProbability, verbProbabilities, List.of());
    }

    /**
     * The verb that was chosen for an actor, and how likely each of its targets was.
     *
     * @param targetProbabilities by entity row or cell; empty for a verb without targets
     */
    public record Aim(int verb, float[] targetProbabilities) {}
}
