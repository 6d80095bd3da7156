package dev.agon.agents.ppo;

import dev.agon.agents.rollout.Rollout;
import java.util.List;

/**
 * Sequences of one gradient step, and what must be known of all of them before any is computed.
 *
 * @param sequences what it holds
 * @param rows view steps
 * @param orders decisions
 * @param values values of learning seats
 * @param advantageMean over the decisions
 * @param advantageDeviation over the decisions
 * @param schedule weights of entropy and magnet now
 * @param returnMean of the running scale
 * @param returnDeviation of the running scale
 */
record Minibatch(
        List<Sample.Sequence> sequences,
        int rows,
        int orders,
        int values,
        double advantageMean,
        double advantageDeviation,
        Schedule schedule,
        double returnMean,
        double returnDeviation) {
    private static final double LEAST_DEVIATION = 1e-8;

    /** Counts and averages over the sequences. */
    static Minibatch of(List<Sample.Sequence> sequences, Schedule schedule, double returnMean, double returnDeviation) {
        int rows = 0;
        int orders = 0;
        int values = 0;
        double sum = 0;
        double squares = 0;
        for (Sample.Sequence sequence : sequences) {
            Rollout rollout = sequence.sample().rollout();
            int seats = rollout.size.seats();
            rows += sequence.steps();
            values += sequence.steps() * Long.bitCount(rollout.learningSeats);
            for (int step = sequence.firstStep(); step < sequence.firstStep() + sequence.steps(); step++) {
                for (int actor = rollout.actorStart[step]; actor < rollout.actorStart[step + 1]; actor++) {
                    if (rollout.isDecision(actor)) {
                        double advantage = sequence.sample().advantages()[step * seats + rollout.actorSeat[actor]];
                        orders++;
                        sum += advantage;
                        squares += advantage * advantage;
                    }
                }
            }
        }
        double mean = orders == 0 ? 0 : sum / orders;
        double variance = orders == 0 ? 0 : Math.max(0, squares / orders - mean * mean);
        return new Minibatch(
                sequences,
                rows,
                orders,
                values,
                mean,
                Math.max(LEAST_DEVIATION, Math.sqrt(variance)),
                schedule,
                returnMean,
                returnDeviation);
    }

    double normalize(float advantage) {
        return (advantage - advantageMean) / advantageDeviation;
    }

    double normalizeReturn(float value) {
        return (value - returnMean) / returnDeviation;
    }
}
