package dev.agon.agents.ppo;

/**
 * The clipped surrogate of one order (Schulman et al., 2017, equation 7), to be minimised: −min(r·A, clip(r, 1−ε, 1+ε)·A) with r
 * the ratio of the order's probability now and when it was given, and A its advantage. With a dual clip d an order that turned
 * out badly (A &lt; 0) counts at most −d·A, however large r has grown (Ye et al., 2020, equation 5): what a stale policy did often
 * and the newest does oftener cannot swamp a minibatch.
 */
final class Surrogate implements OrderObjective {
    /** Beyond this the ratio is not followed: e^20 is enough to tell that it is far outside every clip. */
    private static final double LARGEST_LOG_RATIO = 20;

    private final double lowest;
    private final double highest;
    private final double dualClip;

    Surrogate(PpoConfig config) {
        lowest = 1 - config.clip();
        highest = 1 + config.clip();
        dualClip = config.dualClip();
    }

    @Override
    public double apply(OrderDistribution order, float behaviour, double advantage, LossTotals totals) {
        double logRatio = order.logProbability() - behaviour;
        double ratio = ratio(logRatio);
        totals.policyLoss += loss(ratio, advantage);
        totals.kl += ratio - 1 - logRatio;
        if (clips(ratio)) {
            totals.clipped++;
        }
        return slope(ratio, advantage);
    }

    /** The ratio of which the logarithm is given; finite for every number. */
    static double ratio(double logRatio) {
        return Math.exp(Math.max(-LARGEST_LOG_RATIO, Math.min(LARGEST_LOG_RATIO, logRatio)));
    }

    /** Whether the ratio lies beyond the clip range. */
    boolean clips(double ratio) {
        return ratio < lowest || ratio > highest;
    }

    /** The loss; lower is better. */
    double loss(double ratio, double advantage) {
        double clipped = Math.max(lowest, Math.min(highest, ratio));
        double objective = Math.min(ratio * advantage, clipped * advantage);
        return -(dominated(ratio, advantage) ? dualClip * advantage : objective);
    }

    /** The loss's slope by the logarithm of the ratio, which is that by the order's log-probability. */
    double slope(double ratio, double advantage) {
        double clipped = Math.max(lowest, Math.min(highest, ratio));
        boolean follows = ratio * advantage <= clipped * advantage && !dominated(ratio, advantage);
        return follows ? -ratio * advantage : 0;
    }

    private boolean dominated(double ratio, double advantage) {
        return dualClip > 0 && advantage < 0 && ratio > dualClip;
    }
}
