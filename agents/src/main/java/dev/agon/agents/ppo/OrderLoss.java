package dev.agon.agents.ppo;

import dev.agon.agents.network.Categorical;
import dev.agon.agents.network.Network;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The policy's loss for one order and its gradient: an objective, by log π = log p(verb) + log p(target | verb), minus the entropy
 * bonus, plus the divergences from the magnet and of the uniform policy from this one. Entropy and divergences of targets are those of
 * the chosen verb, for orders of the policy itself an unbiased estimate of the whole. Deviation: the gradient takes the chosen verb as
 * given, and leaves out how p(verb) weighs its targets' entropy and divergences.
 *
 * <p>KL(uniform, π) is the logarithmic barrier of Agarwal et al. ("On the theory of policy gradient methods", 2021, section 5): its
 * gradient π − 1/n does not vanish where an order is hardly ever given, as that of objective and entropy do, which both go with π. So
 * orders that have become good are found again. Deviation: weighted by how often the policy comes to a state, not all alike.
 */
final class OrderLoss {
    private final OrderObjective objective;
    private final OrderDistribution order;
    private final int verbs;
    private final float[] magnetProbabilities;
    private final float[] magnetLogits;
    private final float[] targetGradient;

    OrderLoss(PolicySpec spec, OrderObjective objective) {
        this.objective = objective;
        order = new OrderDistribution(spec);
        verbs = spec.layout().verbs().size();
        int targets = spec.layout().maxTargets();
        magnetProbabilities = new float[Math.max(verbs, targets)];
        magnetLogits = new float[Math.max(verbs, targets)];
        targetGradient = new float[targets];
    }

    /**
     * Adds an order's loss to the totals and its gradient to the network.
     *
     * @param number the order's number in the network's batch
     * @param actor the order's actor in the rollout
     * @param advantage normalised
     * @param schedule weights of entropy, barrier and magnet
     * @param weight of this order in the mean
     * @param magnet holds the same batch; null for none
     */
    void apply(
            Network network,
            @Nullable Network magnet,
            int number,
            Rollout rollout,
            int actor,
            double advantage,
            Schedule schedule,
            double weight,
            LossTotals totals) {
        order.read(network, number, rollout, actor);
        double slope = objective.apply(order, rollout.logProbability[actor], advantage, totals);
        if (magnet != null) {
            System.arraycopy(magnet.verbLogits(), magnet.verbOffset(number), magnetLogits, 0, verbs);
        }
        fillGradient(
                order.verbLogits,
                order.verbNormalizer,
                order.verbProbabilities,
                order.verbMask,
                0,
                1,
                magnet != null,
                order.verb,
                slope,
                schedule,
                weight,
                network.verbGradient(),
                network.verbOffset(number),
                totals);
        if (order.hasTarget()) {
            int maskOffset = order.maskOffset();
            if (magnet != null) {
                magnet.targetLogits(number, order.verb, rollout.targetMask, maskOffset, magnetLogits);
            }
            Arrays.fill(targetGradient, 0);
            fillGradient(
                    order.targetLogits,
                    order.targetNormalizer,
                    order.targetProbabilities,
                    rollout.targetMask,
                    maskOffset,
                    order.words(),
                    magnet != null,
                    order.target,
                    slope,
                    schedule,
                    weight,
                    targetGradient,
                    0,
                    totals);
            network.targetBackward(number, order.verb, rollout.targetMask, maskOffset, targetGradient);
        }
        totals.orders++;
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
            Schedule schedule,
            double weight,
            float[] gradient,
            int into,
            LossTotals totals) {
        float magnetNormalizer = towardsMagnet
                ? Categorical.softmax(magnetLogits, 0, mask, maskOffset, maskWords, magnetProbabilities, 0)
                : 0;
        double entropy = 0;
        double divergence = 0;
        double logs = 0;
        int legal = 0;
        for (int word = 0; word < maskWords; word++) {
            for (long rest = mask[maskOffset + word]; rest != 0; rest &= rest - 1) {
                int i = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                double log = logits[i] - normalizer;
                entropy -= probabilities[i] * log;
                logs += log;
                legal++;
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
                double g = slope * ((i == chosen ? 1 : 0) - p)
                        + schedule.entropyBonus() * p * (log + entropy)
                        + schedule.barrierWeight() * (p - 1.0 / legal);
                if (towardsMagnet) {
                    g += schedule.magnetWeight() * p * (log - (magnetLogits[i] - magnetNormalizer) - divergence);
                }
                gradient[into + i] = (float) (weight * g);
            }
        }
        totals.entropy += entropy;
        totals.barrier -= logs / legal + Math.log(legal);
        totals.magnetDivergence += divergence;
    }
}
