package dev.agon.agents.ppo;

import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;

/**
 * Running mean and deviation of returns, in whose units the network's value is trained. When they move, the value's last layer
 * is changed so that its output in reward units stays the same (PopArt, van Hasselt et al., 2016, equations 9 and 10).
 */
final class ValueScale {
    private static final double SLOWEST_RATE = 0.05;
    private static final double LEAST_DEVIATION = 1e-3;

    private final TensorSlot weight;
    private final TensorSlot bias;
    private final TensorSlot scale;
    double mean;
    double meanOfSquares;
    long updates;

    ValueScale(NetworkShape shape) {
        weight = shape.tensor("value.weight");
        bias = shape.tensor("value.bias");
        scale = shape.tensor("value.scale");
    }

    /** Takes in the mean and mean of squares of a batch's returns and rescales the parameters. */
    void update(double batchMean, double batchMeanOfSquares, float[] parameters) {
        updates++;
        double rate = Math.max(SLOWEST_RATE, 1.0 / updates);
        mean += rate * (batchMean - mean);
        meanOfSquares += rate * (batchMeanOfSquares - meanOfSquares);
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, meanOfSquares - mean * mean)));
        rescale(parameters, deviation);
    }

    private void rescale(float[] parameters, double deviation) {
        double oldMean = parameters[scale.offset()];
        double oldDeviation = parameters[scale.offset() + 1];
        for (int i = 0; i < weight.length(); i++) {
            parameters[weight.offset() + i] *= (float) (oldDeviation / deviation);
        }
        double oldBias = parameters[bias.offset()];
        parameters[bias.offset()] = (float) ((oldDeviation * oldBias + oldMean - mean) / deviation);
        parameters[scale.offset()] = (float) mean;
        parameters[scale.offset() + 1] = (float) deviation;
    }
}
