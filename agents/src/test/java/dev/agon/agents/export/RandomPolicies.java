package dev.agon.agents.export;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;

/** Policies whose every number counts: a fresh policy's heads are nearly 0 and would hide faults. */
public final class RandomPolicies {
    private RandomPolicies() {}

    /** A policy with all weights and biases moved away from where training starts, and values in units of their own. */
    public static Policy of(Game game, NetworkConfig network, long seed) {
        PolicySpec spec = new PolicySpec(game, network);
        float[] parameters = spec.shape().initialize(seed);
        MatchRandom random = new MatchRandom(seed);
        for (TensorSlot slot : spec.shape().tensors()) {
            float size = slot.rows() == 1 ? 0.5f : (float) (1 / Math.sqrt(slot.rows()));
            for (int i = 0; i < slot.length(); i++) {
                parameters[slot.offset() + i] += size * (2 * random.nextFloat() - 1);
            }
        }
        int scale = spec.shape().tensor("value.scale").offset();
        parameters[scale] = 0.75f;
        parameters[scale + 1] = 2.5f;
        return new Policy(spec, seed, parameters);
    }
}
