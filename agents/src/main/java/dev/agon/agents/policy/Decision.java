package dev.agon.agents.policy;

import dev.agon.game.Orders;

/**
 * What a policy decided for one view, and what that was based on. Owned and reused by the caller, overwritten by {@link
 * PolicyRunner#decide}; rows beyond the observation's actors are undefined.
 */
public final class Decision {
    /** Orders for every actor row, also of seats that other players hold: callers take the rows of their own seats. */
    public final Orders orders;

    /** Log-probability of each order, {@code [actor row]}: verb plus, where it has one, target given the verb; at most 0. */
    public final float[] logProbability;

    /** Expected discounted reward of each seat of the view, in reward units, {@code [seat of view]}. */
    public final float[] value;

    /** Probability of each verb, {@code [actor row, verb]} flattened; 0 for illegal ones. */
    public final float[] verbProbability;

    /**
     * Probability of each target of the verb that was chosen, {@code [actor row, target]} flattened; empty unless it was asked for.
     */
    public final float[] targetProbability;

    /** Probability that the view's team wins, in [0, 1]. */
    public float winProbability;

    /** Space for any view of the game. */
    public Decision(PolicySpec spec) {
        this(spec, 0);
    }

    /** Space that is also told how likely each target was, for people to look at. */
    public static Decision withTargets(PolicySpec spec) {
        return new Decision(spec, spec.layout().maxTargets());
    }

    private Decision(PolicySpec spec, int targets) {
        targetProbability = new float[spec.maxActors() * targets];
        int actors = spec.maxActors();
        orders = new Orders(actors);
        logProbability = new float[actors];
        value = new float[spec.maxSeatsOfView()];
        verbProbability = new float[actors * spec.layout().verbs().size()];
    }
}
