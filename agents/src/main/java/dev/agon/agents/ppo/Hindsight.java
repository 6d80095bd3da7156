package dev.agon.agents.ppo;

import dev.agon.agents.rollout.Rollout;

/**
 * What the newest weights think of a rollout that older ones played.
 *
 * @param logProbability of each order, {@code [actor]}; 0 where there was no decision
 * @param value in reward units, {@code [step, seat]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Hindsight(double[] logProbability, float[] value) {
    /** Nothing yet. */
    static Hindsight blank(Rollout rollout) {
        return new Hindsight(new double[rollout.logProbability.length], new float[rollout.value.length]);
    }

    /**
     * Logarithm of how much likelier the newest policy makes what each seat did in each step, {@code [step, seat]}: the sum over
     * the orders of the seat's actors, 0 where none had a choice.
     */
    double[] logRatios(Rollout rollout) {
        int seats = rollout.size.seats();
        double[] ratios = new double[rollout.steps() * seats];
        for (int step = 0; step < rollout.steps(); step++) {
            for (int actor = rollout.actorStart[step]; actor < rollout.actorStart[step + 1]; actor++) {
                if (rollout.isDecision(actor)) {
                    ratios[step * seats + rollout.actorSeat[actor]] +=
                            logProbability[actor] - rollout.logProbability[actor];
                }
            }
        }
        return ratios;
    }
}
