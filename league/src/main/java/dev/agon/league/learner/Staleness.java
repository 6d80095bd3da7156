package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import java.util.List;
import java.util.TreeMap;

/**
 * How many versions behind the learner's the weights were that gave a batch's decisions.
 *
 * @param mean per decision
 * @param max of any rollout
 * @param shares of the decisions, by versions behind
 */
record Staleness(double mean, long max, Shares shares) {
    static final Staleness NONE = new Staleness(0, 0, Shares.NONE);

    static Staleness of(List<Rollout> batch, long version) {
        double sum = 0;
        long max = 0;
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (Rollout rollout : batch) {
            long behind = version - rollout.policyVersion;
            int count = rollout.decisions();
            sum += (double) behind * count;
            max = Math.max(max, behind);
            counts.merge(behind, count, Integer::sum);
        }
        int decisions = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new Staleness(decisions == 0 ? 0 : sum / decisions, max, Shares.of(counts));
    }
}
