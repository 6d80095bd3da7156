package dev.agon.agents.ppo;

import dev.agon.game.Game;
import dev.agon.game.UnknownNameException;
import java.util.List;
import java.util.Map;

/**
 * How named reward terms become the one number that a seat learns from.
 *
 * @param weights weight by term; terms that are not named keep the game's default weight
 * @param teamSpirit share in [0, 1] of a seat's reward that is the mean of its team's seats in the view
 * @param horizonSeconds time after which a reward counts 1/e, for games with a clock; games without are not discounted
 * @param decay factor in (0, 1] by which all terms but {@code win} shrink every {@code decaySeconds} of a match; 1 for none
 * @param decaySeconds see {@code decay}
 * @param draw what each seat gets at the end of a match that nobody won, beside its terms, where 0 leaves two sides that would both lose
 *     by attacking first no reason to attack; it is not weighted, does not decay, and is nobody's gain
 */
public record RewardConfig(
        Map<String, Double> weights,
        double teamSpirit,
        double horizonSeconds,
        double decay,
        double decaySeconds,
        double draw) {
    /** The term that never decays. */
    public static final String WIN = "win";

    public RewardConfig {
        weights = Map.copyOf(weights);
        weights.forEach((term, weight) -> check(Double.isFinite(weight), term, weight, "finite"));
        check(teamSpirit >= 0 && teamSpirit <= 1, "teamSpirit", teamSpirit, "in [0, 1]");
        check(horizonSeconds > 0, "horizonSeconds", horizonSeconds, "positive");
        check(decay > 0 && decay <= 1, "decay", decay, "in (0, 1]");
        check(decaySeconds > 0, "decaySeconds", decaySeconds, "positive");
        check(Double.isFinite(draw), "draw", draw, "finite");
    }

    /** The game's own weights, a horizon of half a minute, little decay. */
    public static RewardConfig defaults() {
        return new RewardConfig(Map.of(), 0.3, 30, 1, 600, 0);
    }

    /**
     * Weight of each of the game's terms.
     *
     * @throws UnknownNameException for a weight of a term that the game does not have
     */
    public float[] weightsFor(Game game) {
        List<String> terms = game.rewardTerms();
        float[] result = game.defaultRewardWeights().clone();
        weights.forEach((term, weight) -> {
            int index = terms.indexOf(term);
            if (index < 0) {
                throw new UnknownNameException("reward term", term, terms);
            }
            result[index] = weight.floatValue();
        });
        return result;
    }

    /** The same with these weights. */
    public RewardConfig withWeights(Map<String, Double> others) {
        return new RewardConfig(others, teamSpirit, horizonSeconds, decay, decaySeconds, draw);
    }

    /** Discount from one tick of the game to the next. */
    public double discountPerTick(Game game) {
        return game.ticksPerSecond() == 0 ? 1 : Math.exp(-1 / (horizonSeconds * game.ticksPerSecond()));
    }

    private static void check(boolean allowed, String name, Object value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException("rewards." + name + " must be " + range + ": " + value);
        }
    }
}
