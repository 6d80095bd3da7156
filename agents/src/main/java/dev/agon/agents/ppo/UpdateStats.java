package dev.agon.agents.ppo;

import java.util.List;

/**
 * Means over one {@link PpoLearner#update}.
 *
 * @param policyLoss clipped surrogate, lower is better; near 0
 * @param valueLoss squared error of the normalised value
 * @param winLoss cross-entropy of the win probability over all steps, in nats: against how the match ended where the rollout saw it, else
 *     against the network's own estimate at the rollout's end
 * @param entropy of the orders, verb plus target of the chosen verb, in nats
 * @param kl estimate of the divergence of the behaviour from the policy, before each gradient step, in nats
 * @param clipFraction share of orders whose ratio lay beyond the clip range, in [0, 1]
 * @param explainedVariance share of the returns' variance that the behaviour's values explain; at most 1
 * @param gradientNorm global norm before clipping
 * @param learningRate that was used last
 * @param entropyBonus that was used last
 * @param barrierWeight weight of the divergence of the uniform policy from this one; 0 without
 * @param barrierDivergence that divergence, KL(uniform, policy), of the orders, in nats
 * @param magnetWeight weight of the divergence from the magnet that was used last; 0 without
 * @param magnetDivergence divergence of the policy from the magnet, in nats; 0 without
 * @param samples view steps in the batch, each counted once whatever the reuse
 * @param decisions decisions in the batch, each counted once
 * @param minibatches gradient steps made
 * @param reuse decisions by how many gradient steps used them, from 0 on; all in the last but where the divergence stopped the
 *     passes
 */
public record UpdateStats(
        double policyLoss,
        double valueLoss,
        double winLoss,
        double entropy,
        double kl,
        double clipFraction,
        double explainedVariance,
        double gradientNorm,
        double learningRate,
        double entropyBonus,
        double barrierWeight,
        double barrierDivergence,
        double magnetWeight,
        double magnetDivergence,
        int samples,
        int decisions,
        int minibatches,
        List<Integer> reuse) {}
