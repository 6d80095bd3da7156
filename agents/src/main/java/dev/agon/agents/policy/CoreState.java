package dev.agon.agents.policy;

import java.util.Arrays;

/**
 * The recurrent state of one player in one view: what its core carries from one decision to the next. Owned by whoever runs
 * the match; {@link PolicyRunner#decide} advances it in place.
 */
public final class CoreState {
    /** {@code [stateLength]}; empty for a network without a core. */
    public final float[] values;

    /** The state at a match's start. */
    public CoreState(PolicySpec spec) {
        values = new float[spec.stateLength()];
    }

    /** Goes back to a match's start. */
    public void reset() {
        Arrays.fill(values, 0);
    }

    /** Copies a state of the same network. */
    public void copyFrom(CoreState other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }
}
