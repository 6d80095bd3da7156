package dev.agon.agents.ppo;

import dev.agon.agents.network.Categorical;
import dev.agon.agents.network.Network;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;

/**
 * What a network thinks of one order: the distribution over its actor's verbs, and over the targets of the verb that was chosen.
 * Holds one order at a time; used by one thread.
 */
final class OrderDistribution {
    private final int verbs;
    private final int words;
    private final boolean[] hasTarget;
    final long[] verbMask = new long[1];
    /** {@code [verb]}; as {@link #verbProbabilities}, of legal verbs only. */
    final float[] verbLogits;

    final float[] verbProbabilities;
    /** {@code [target]} of the chosen verb; as {@link #targetProbabilities}, of legal targets only. */
    final float[] targetLogits;

    final float[] targetProbabilities;
    float verbNormalizer;
    float targetNormalizer;
    int verb;
    int target;
    private long[] targetMask = {};
    private int maskOffset;

    OrderDistribution(PolicySpec spec) {
        verbs = spec.layout().verbs().size();
        words = spec.layout().targetWords();
        hasTarget = new boolean[verbs];
        for (int i = 0; i < verbs; i++) {
            hasTarget[i] = spec.layout().targets(i) > 0;
        }
        int targets = spec.layout().maxTargets();
        verbLogits = new float[verbs];
        verbProbabilities = new float[verbs];
        targetLogits = new float[targets];
        targetProbabilities = new float[targets];
    }

    /**
     * Reads an order of the network's last forward pass.
     *
     * @param order its number in the network's batch
     * @param actor its actor in the rollout
     */
    void read(Network network, int order, Rollout rollout, int actor) {
        verb = rollout.verb[actor];
        target = rollout.target[actor];
        verbMask[0] = rollout.verbMask[actor];
        System.arraycopy(network.verbLogits(), network.verbOffset(order), verbLogits, 0, verbs);
        verbNormalizer = Categorical.softmax(verbLogits, 0, verbMask, 0, 1, verbProbabilities, 0);
        targetMask = rollout.targetMask;
        maskOffset = actor * words;
        if (hasTarget()) {
            network.targetLogits(order, verb, targetMask, maskOffset, targetLogits);
            targetNormalizer =
                    Categorical.softmax(targetLogits, 0, targetMask, maskOffset, words, targetProbabilities, 0);
        }
    }

    /** Whether the chosen verb takes a target. */
    boolean hasTarget() {
        return hasTarget[verb];
    }

    /** Log-probability of the order. */
    double logProbability() {
        double log = verbLogits[verb] - verbNormalizer;
        return hasTarget() ? log + (targetLogits[target] - targetNormalizer) : log;
    }

    /** Whether the order is what the network would give if it had to give its likeliest verb, and then that verb's likeliest target. */
    boolean isLikeliest() {
        return Categorical.likeliest(verbProbabilities, 0, verbMask, 0, 1) == verb
                && (!hasTarget()
                        || Categorical.likeliest(targetProbabilities, 0, targetMask, maskOffset, words) == target);
    }

    /** Legal targets of the chosen verb are {@link #words} words from {@link #maskOffset} on. */
    long[] targetMask() {
        return targetMask;
    }

    /** Where the order's targets start in {@link #targetMask}. */
    int maskOffset() {
        return maskOffset;
    }

    /** Words of a target mask. */
    int words() {
        return words;
    }
}
