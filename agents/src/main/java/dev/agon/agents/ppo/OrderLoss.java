package dev.agon.agents.ppo;

import dev.agon.agents.network.Categorical;
import dev.agon.agents.network.Network;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The policy's loss for one order and its gradient: its {@link Surrogate} with log π = log p(verb) + log p(target |
 * verb), minus the entropy bonus, plus the divergence from the magnet. Entropy and divergence of
 * targets are those of the chosen verb, an unbiased estimate of the whole.
 */
final class OrderLoss {
    private final PpoConfig config;
    private final Surrogate surrogate;
    private final int verbs;
    private final int words;
    private final boolean[] hasTarget;
    private final long[] verbMask = new long[1];
    private final float[] verbLogits;
    private final float[] verbProbabilities;
    private final float[] targetLogits;
    private final float[] targetProbabilities;
    private final float[] magnetProbabilities;
    private final float[] magnetLogits;
    private final float[] targetGradient;

    OrderLoss(PolicySpec spec, PpoConfig config) {
        this.config = config;
        surrogate = new Surrogate(config);
        verbs = spec.layout().verbs().size();
        words = spec.layout().targetWords();
        hasTarget = new boolean[verbs];
        for (int verb = 0; verb < verbs; verb++) {
            hasTarget[verb] = spec.layout().targets(verb) > 0;
        }
        int targets = spec.layout().maxTargets();
        verbLogits = new float[verbs];
        verbProbabilities = new float[verbs];
        targetLogits = new float[targets];
        targetProbabilities = new float[targets];
        magnetProbabilities = new float[Math.max(verbs, targets)];
        magnetLogits = new float[Math.max(verbs, targets)];
        targetGradient = new float[targets];
    }

    /**
     * Adds an order's loss to the totals and its gradient to the network.
     *
     * @param actor the order's actor in the rollout
     * @param advantage normalised
     * @param weight of this order in the mean
     * @param magnet holds the same batch; null for none
     */
    void apply(
            Network network,
            @Nullable Network magnet,
            int order,
            Rollout rollout,
            int actor,
            double advantage,
            double entropyBonus,
            double weight,
            LossTotals totals) {
        int verb = rollout.verb[actor];
        int maskOffset = actor * words;
        verbMask[0] = rollout.verbMask[actor];
        System.arraycopy(network.verbLogits(), network.verbOffset(order), verbLogits, 0, verbs);
        float verbNormalizer = Categorical.softmax(verbLogits, 0, verbMask, 0, 1, verbProbabilities, 0);
        float targetNormalizer = 0;
        double logProbability = verbLogits[verb] - verbNormalizer;
        if (hasTarget[verb]) {
            network.targetLogits(order, verb, rollout.targetMask, maskOffset, targetLogits);
            targetNormalizer =
                    Categorical.softmax(targetLogits, 0, rollout.targetMask, maskOffset, words, targetProbabilities, 0);
            logProbability += targetLogits[rollout.target[actor]] - targetNormalizer;
        }
        double slope = surrogate(logProbability - rollout.logProbability[actor], advantage, totals);
        float[] gradient = network.verbGradient();
        if (magnet != null) {
            System.arraycopy(magnet.verbLogits(), magnet.verbOffset(order), magnetLogits, 0, verbs);
        }
        fillGradient(
                verbLogits,
                verbNormalizer,
                verbProbabilities,
                verbMask,
                0,
                1,
                magnet != null,
                verb,
                slope,
                entropyBonus,
                weight,
                gradient,
                network.verbOffset(order),
                totals);
        if (hasTarget[verb]) {
            if (magnet != null) {
                magnet.targetLogits(order, verb, rollout.targetMask, maskOffset, magnetLogits);
            }
            Arrays.fill(targetGradient, 0);
            fillGradient(
                    targetLogits,
                    targetNormalizer,
                    targetProbabilities,
                    rollout.targetMask,
                    maskOffset,
                    words,
                    magnet != null,
                    rollout.target[actor],
                    slope,
                    entropyBonus,
                    weight,
                    targetGradient,
                    0,
                    totals);
            network.targetBackward(order, verb, rollout.targetMask, maskOffset, targetGradient);
        }
        totals.orders++;
    }

    /** The surrogate's slope by the log-probability. */
    private double surrogate(double logRatio, double advantage, LossTotals totals) {
        double ratio = Surrogate.ratio(logRatio);
        totals.policyLoss += surrogate.loss(ratio, advantage);
        totals.kl += ratio - 1 - logRatio;
        if (surrogate.clips(ratio)) {
            totals.clipped++;
        }
        return surrogate.slope(ratio, advantage);
    }

    @SuppressWarnings(
            "TooManyParameters") // one distribution and what is known of it; a record would allocate per order
    private void fillGradient(
            float[] logits,
            float normalizer,
            float[] probabilities,
            long[] mask,
            int maskOffset,
            int maskWords,
            boolean towardsMagnet,
            int chosen,
            double slope,
            double entropyBonus,
            double weight,
            float[] gradient,
            int into,
            LossTotals totals) {
        float magnetNormalizer = towardsMagnet
                ? Categorical.softmax(magnetLogits, 0, mask, maskOffset, maskWords, magnetProbabilities, 0)
                : 0;
        double entropy = 0;
        double divergence = 0;
        for (int word = 0; word < maskWords; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int i = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                double log = logits[i] - normalizer;
                entropy -= probabilities[i] * log;
                if (towardsMagnet) {
                    divergence += probabilities[i] * (log - (magnetLogits[i] - magnetNormalizer));
                }
            }
        }
        for (int word = 0; word < maskWords; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int i = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                double p = probabilities[i];
                double log = logits[i] - normalizer;
                double g = slope * ((i == chosen ? 1 : 0) - p) + entropyBonus * p * (log + entropy);
                if (towardsMagnet) {
                    g += config.magnetWeight() * p * (log - (magnetLogits[i] - magnetNormalizer) - divergence);
                }
                gradient[into + i] = (float) (weight * g);
            }
        }
        totals.entropy += entropy;
        totals.magnetDivergence += divergence;
    }
}
