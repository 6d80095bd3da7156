package dev.agon.agents.ppo;

import dev.agon.agents.rollout.Rollout;
import java.util.List;

/**
 * What a batch's returns look like, over learning seats.
 *
 * @param mean of the returns
 * @param meanOfSquares of the returns
 * @param explainedVariance share of their variance that the behaviour's values explain; 0 where they do not vary
 */
record ReturnStatistics(double mean, double meanOfSquares, double explainedVariance) {
    private static final double LEAST_VARIANCE = 1e-6;

    /** Whether they differ so much that they can be brought to a common scale: a bot may always draw against itself. */
    boolean vary() {
        return meanOfSquares - mean * mean > LEAST_VARIANCE;
    }

    static ReturnStatistics of(List<Sample> samples) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        double errorSum = 0;
        double errorSquares = 0;
        for (Sample sample : samples) {
            Rollout rollout = sample.rollout();
            int seats = rollout.size.seats();
            for (int i = 0; i < sample.returns().length; i++) {
                if (rollout.learns(i % seats)) {
                    double target = sample.returns()[i];
                    double error = target - rollout.value[i];
                    count++;
                    sum += target;
                    squares += target * target;
                    errorSum += error;
                    errorSquares += error * error;
                }
            }
        }
        if (count == 0) {
            return new ReturnStatistics(0, 1, 0);
        }
        double variance = squares / count - sum / count * (sum / count);
        double errorVariance = errorSquares / count - errorSum / count * (errorSum / count);
        return new ReturnStatistics(sum / count, squares / count, variance < 1e-12 ? 0 : 1 - errorVariance / variance);
    }
}
