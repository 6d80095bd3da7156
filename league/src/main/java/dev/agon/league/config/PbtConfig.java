package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

/**
 * Settings of population-based training, see {@code docs/algorithms/pbt.md}.
 *
 * @param members agents that learn side by side; 1 for no such training
 * @param readyEverySteps decisions of its own after which a member is compared with another
 * @param matches that a comparison takes
 * @param confidence that a member is the better one at which the other takes over from it
 * @param perturb share by which a hyperparameter is raised or lowered after that
 * @param resample chance that it is drawn anew instead
 * @param spread factor up and down within which hyperparameters are drawn
 * @param learningRate whether learning rates are explored
 * @param entropyBonus whether entropy bonuses are
 * @param rewardWeights whether the weights of reward terms other than {@code win} are
 */
public record PbtConfig(
        int members,
        long readyEverySteps,
        int matches,
        double confidence,
        double perturb,
        double resample,
        double spread,
        boolean learningRate,
        boolean entropyBonus,
        boolean rewardWeights) {
    private static final int MOST_MEMBERS = 32;
    private static final int MOST_MATCHES = 100_000;
    private static final double WIDEST = 1000;

    public PbtConfig {
        require(members >= 1 && members <= MOST_MEMBERS, "pbt.members", members, "in [1, " + MOST_MEMBERS + "]");
        require(readyEverySteps >= 1, "pbt.readyEverySteps", readyEverySteps, "at least 1");
        require(
                matches >= 2 && matches <= MOST_MATCHES && matches % 2 == 0,
                "pbt.matches",
                matches,
                "even, as sides are swapped, and in [2, " + MOST_MATCHES + "]");
        require(confidence >= 0.5 && confidence < 1, "pbt.confidence", confidence, "in [0.5, 1)");
        require(perturb >= 0 && perturb < 1, "pbt.perturb", perturb, "in [0, 1)");
        require(resample >= 0 && resample <= 1, "pbt.resample", resample, "in [0, 1]");
        require(spread >= 1 && spread <= WIDEST, "pbt.spread", spread, "in [1, " + (int) WIDEST + "]");
        require(
                members == 1 || learningRate || entropyBonus || rewardWeights,
                "pbt.learningRate, pbt.entropyBonus or pbt.rewardWeights",
                false,
                "true where pbt.members is " + members + ", or there is nothing to explore");
    }

    /** None; with several members everything is explored, by a fifth up or down. */
    public static PbtConfig defaults() {
        return new PbtConfig(1, 200_000, 40, 0.95, 0.2, 0, 3, true, true, true);
    }

    /** Whether a population learns. */
    public boolean wanted() {
        return members > 1;
    }
}
