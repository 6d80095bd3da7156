package dev.agon.agents.ppo;

/**
 * A running average of weights that forgets the beginning: polynomial-decay averaging (Shamir and Zhang, "Stochastic gradient
 * descent for non-smooth optimization", 2013, section 4) with η + 1 = 1 / share. The update {@code t} counts 1 / (share · t), so the
 * average always reaches back over about that share of all updates. Where the policies of self-play circle around an equilibrium, or
 * jump about it with the noise of small batches, their average lies nearer to it.
 */
final class WeightAverage {
    private final double share;
    final float[] mean;

    /** An average of one set of weights. */
    WeightAverage(double share, float[] weights) {
        this.share = share;
        mean = weights.clone();
    }

    /** Begins anew with these weights. */
    void reset(float[] weights) {
        System.arraycopy(weights, 0, mean, 0, mean.length);
    }

    /** Takes the weights of an update in; {@code updates} counts it and all before. */
    void add(float[] weights, long updates) {
        float part = (float) (1 / Math.max(1, share * updates));
        for (int i = 0; i < mean.length; i++) {
            mean[i] += part * (weights[i] - mean[i]);
        }
    }
}
