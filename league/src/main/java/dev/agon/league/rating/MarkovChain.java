package dev.agon.league.rating;

/** Finite Markov chains in which every state can be reached from every other. */
final class MarkovChain {
    private MarkovChain() {}

    /**
     * The distribution that a step leaves as it is, by the elimination of Grassmann, Taksar and Heyman, "Regenerative Analysis
     * and Steady State Distributions for Markov Chains", Operations Research 33 (1985): as it never subtracts, each entry is exact
     * to nearly all digits, however rare some transitions are.
     *
     * @param chance {@code [from][to]}, greater than 0 off the diagonal, which is not looked at; destroyed
     * @return by state; sums to 1
     */
    static double[] stationary(double[][] chance) {
        int states = chance.length;
        double[] leaves = new double[states];
        for (int last = states - 1; last > 0; last--) {
            for (int to = 0; to < last; to++) {
                leaves[last] += chance[last][to];
            }
            for (int from = 0; from < last; from++) {
                double through = chance[from][last] / leaves[last];
                for (int to = 0; to < last; to++) {
                    chance[from][to] += through * chance[last][to];
                }
            }
        }
        return normalised(substitute(chance, leaves));
    }

    private static double[] substitute(double[][] chance, double[] leaves) {
        double[] weight = new double[leaves.length];
        weight[0] = 1;
        for (int state = 1; state < weight.length; state++) {
            double most = 0;
            for (int from = 0; from < state; from++) {
                weight[state] += weight[from] * chance[from][state] / leaves[state];
                most = Math.max(most, weight[from]);
            }
            scale(weight, state, 1 / Math.max(most, weight[state]));
        }
        return weight;
    }

    private static double[] normalised(double[] weight) {
        double sum = 0;
        for (double w : weight) {
            sum += w;
        }
        scale(weight, weight.length - 1, 1 / sum);
        return weight;
    }

    private static void scale(double[] weight, int last, double factor) {
        for (int i = 0; i <= last; i++) {
            weight[i] *= factor;
        }
    }
}
