package dev.agon.agents.ppo;

/**
 * Settings of V-trace (Espeholt et al., 2018).
 *
 * @param maxRho greatest weight of a surprise (ρ̄): the smaller, the nearer the values learned are to the acting policy's
 * @param maxC greatest weight with which later surprises reach back (c̄): the smaller, the less variance; at most {@code maxRho}
 */
public record VtraceConfig(double maxRho, double maxC) {
    public VtraceConfig {
        check(maxRho > 0 && maxRho <= 1000, "maxRho", maxRho, "in (0, 1000]");
        check(maxC > 0 && maxC <= maxRho, "maxC", maxC, "in (0, maxRho=" + maxRho + "]");
    }

    /** Both truncated at 1, as in the paper's experiments. */
    public static VtraceConfig defaults() {
        return new VtraceConfig(1, 1);
    }

    private static void check(boolean allowed, String name, Object value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException("ppo.vtrace." + name + " must be " + range + ": " + value);
        }
    }
}
