package dev.agon.agents.ppo;

/** Generalised advantage estimation (Schulman et al., 2016, equation 16) over one rollout. */
final class Advantages {
    private Advantages() {}

    /**
     * Fills advantages and returns.
     *
     * @param rewards {@code [step, seat]}
     * @param values {@code [step, seat]}
     * @param lastValues value after the last step, {@code [seat]}; zeros where the match was over
     * @param discounts discount from each step to the next, {@code [step]}: steps may be unequally far apart
     * @param lambda 0 trusts the values, 1 the rewards
     * @param advantages filled, {@code [step, seat]}
     * @param returns filled with advantage plus value, {@code [step, seat]}
     */
    static void estimate(
            float[] rewards,
            float[] values,
            float[] lastValues,
            double[] discounts,
            double lambda,
            float[] advantages,
            float[] returns) {
        int seats = lastValues.length;
        for (int seat = 0; seat < seats; seat++) {
            double next = lastValues[seat];
            double advantage = 0;
            for (int step = discounts.length - 1; step >= 0; step--) {
                int i = step * seats + seat;
                double surprise = rewards[i] + discounts[step] * next - values[i];
                advantage = surprise + discounts[step] * lambda * advantage;
                advantages[i] = (float) advantage;
                returns[i] = (float) (advantage + values[i]);
                next = values[i];
            }
        }
    }
}
