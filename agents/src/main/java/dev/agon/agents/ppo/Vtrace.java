package dev.agon.agents.ppo;

/**
 * V-trace targets over one rollout (Espeholt et al., 2018, equation 1 and remark 1), for orders that an older policy gave.
 *
 * <p>With ρ = min(ρ̄, ratio), c = λ·min(c̄, ratio) and δ = ρ·(r + γ·V′ − V), from the end:
 *
 * <pre>    v − V = δ + γ·c·(v′ − V′)        advantage = r + γ·v′ − V</pre>
 *
 * <p>Deviation: the paper's policy gradient multiplies the advantage by ρ; here {@link Surrogate} weighs each order by its own
 * ratio.
 */
final class Vtrace {
    private final VtraceConfig config;
    private final double lambda;

    /** Estimates with the truncations of {@code config} and λ, which the paper's remark 2 multiplies into c. */
    Vtrace(VtraceConfig config, double lambda) {
        this.config = config;
        this.lambda = lambda;
    }

    /**
     * Fills advantages and returns.
     *
     * @param rewards {@code [step, seat]}
     * @param values of the newest weights, {@code [step, seat]}
     * @param lastValues value after the last step, {@code [seat]}; zeros where the match was over
     * @param discounts discount from each step to the next, {@code [step]}
     * @param logRatios of each seat's orders, newest policy to acting one, {@code [step, seat]}
     * @param advantages filled, {@code [step, seat]}
     * @param returns filled with v, {@code [step, seat]}
     */
    void estimate(
            float[] rewards,
            float[] values,
            float[] lastValues,
            double[] discounts,
            double[] logRatios,
            float[] advantages,
            float[] returns) {
        int seats = lastValues.length;
        for (int seat = 0; seat < seats; seat++) {
            double nextValue = lastValues[seat];
            double nextTarget = lastValues[seat];
            for (int step = discounts.length - 1; step >= 0; step--) {
                int i = step * seats + seat;
                double ratio = Surrogate.ratio(logRatios[i]);
                double surprise =
                        Math.min(config.maxRho(), ratio) * (rewards[i] + discounts[step] * nextValue - values[i]);
                double carried = lambda * Math.min(config.maxC(), ratio) * (nextTarget - nextValue);
                advantages[i] = (float) (rewards[i] + discounts[step] * nextTarget - values[i]);
                nextTarget = values[i] + surprise + discounts[step] * carried;
                returns[i] = (float) nextTarget;
                nextValue = values[i];
            }
        }
    }
}
