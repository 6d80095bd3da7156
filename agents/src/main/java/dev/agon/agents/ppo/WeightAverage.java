package dev.agon.agents.ppo;

/**
 * A running average of weights that forgets the beginning: polynomial-decay averaging (Shamir and Zhang, "Stochastic gradient
 * descent for non-smooth optimization", 2013, section 4) with η + 1 = 1 / share. The update {@code t} counts 1 / (share · t), so the
 * average always reaches back over about that share of all updates since it began. Where the policies of self-play circle around an
 * equilibrium, or jump about it with the noise of small batches, their average lies nearer to it.
 */
final class WeightAverage {
    private final double share;
    final float[] mean;

    /** Updates taken in since it began. */
    long updates;

    /** An average of one set of weights. */
    WeightAverage(double share, float[] weights) {
        this.share = share;
        mean = weights.clone();
    }

    /** Begins anew with these weights. */
    void reset(float[] weights) {
        restore(weights, 0);
    }

    /** Goes on with this average of so many updates. */
    void restore(float[] average, long ofUpdates) {
        System.arraycopy(average, 0, mean, 0, mean.length);
        updates = ofUpdates;
    }

    /** Takes the weights of an update in. */
    void add(float[] weights) {
        updates++;
        float part = (float) (1 / Math.max(1, share * updates));
        for (int i = 0; i < mean.length; i++) {
            mean[i] += part * (weights[i] - mean[i]);
        }
    }
}
