package dev.agon.agents.ppo;

/** Behaviour cloning's objective: −log π of the order that somebody else gave, whatever came of it. */
final class CrossEntropy implements OrderObjective {
    @Override
    public double apply(OrderDistribution order, float behaviour, double advantage, LossTotals totals) {
        totals.policyLoss -= order.logProbability();
        if (order.isLikeliest()) {
            totals.likeliest++;
        }
        return -1;
    }
}
