package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import java.util.List;

/**
 * How many versions behind the learner's the weights were that gave a batch's decisions.
 *
 * @param mean per decision
 * @param max of any rollout
 */
record Staleness(double mean, long max) {
    static Staleness of(List<Rollout> batch, long version) {
        double sum = 0;
        long decisions = 0;
        long max = 0;
        for (Rollout rollout : batch) {
            long behind = version - rollout.policyVersion;
            int count = rollout.decisions();
            sum += (double) behind * count;
            decisions += count;
            max = Math.max(max, behind);
        }
        return new Staleness(decisions == 0 ? 0 : sum / decisions, max);
    }
}
