package dev.agon.agents.ppo;

import dev.agon.agents.rollout.Rollout;

/**
 * A rollout with what is to be learned from it.
 *
 * @param rollout what happened
 * @param advantages {@code [step, seat]}
 * @param returns in reward units, {@code [step, seat]}
 * @param winTarget probability of winning that every step is trained towards
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(Rollout rollout, float[] advantages, float[] returns, float winTarget) {
    /**
     * Consecutive steps that are trained on together.
     *
     * @param sample the rollout they are of
     * @param firstStep where they start: a multiple of the rollout's chunk length where the core is recurrent
     * @param steps how many
     */
    record Sequence(Sample sample, int firstStep, int steps) {
        /** Decisions in it. */
        int decisions() {
            Rollout rollout = sample.rollout();
            int count = 0;
            for (int actor = rollout.actorStart[firstStep]; actor < rollout.actorStart[firstStep + steps]; actor++) {
                count += rollout.isDecision(actor) ? 1 : 0;
            }
            return count;
        }
    }
}
