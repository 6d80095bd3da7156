package dev.agon.league.pbt;

import dev.agon.agents.ppo.Hyperparameters;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.config.PbtConfig;
import dev.agon.league.config.RunConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Draws hyperparameters: those that a member starts with, and those with which one goes on that took over from a better one (Jaderberg et
 * al., "Population Based Training of Neural Networks", 2017, section 3, {@code explore}: perturb or resample). Equal seeds and numbers
 * of a draw give equal hyperparameters.
 */
public final class Exploration {
    private static final long SEED_STREAM = 0x657870L;
    private static final long INITIAL_STREAM = 1;
    private static final long LATER_STREAM = 2;

    /** Factors stay within this and its reciprocal, whatever they were perturbed by. */
    private static final double WIDEST = 1e4;

    private final PbtConfig config;
    private final List<String> terms;
    private final long seed;

    /**
     * Draws from a league's seed.
     *
     * @param terms reward terms whose weights may be explored
     */
    Exploration(PbtConfig config, List<String> terms, long leagueSeed) {
        this.config = config;
        this.terms = config.rewardWeights() ? terms.stream().sorted().toList() : List.of();
        seed = MatchRandom.derive(leagueSeed, SEED_STREAM);
    }

    /**
     * The exploration of a run: of all reward terms that have a weight, but not of winning, which the others are measured by; nor
     * of a term that is alone, whose weight makes no difference, as advantages and values are normalised.
     */
    public static Exploration of(RunConfig config, Game game) {
        float[] weights = config.rewards().weightsFor(game);
        List<String> terms = IntStream.range(0, weights.length)
                .filter(term -> weights[term] != 0)
                .mapToObj(game.rewardTerms()::get)
                .toList();
        List<String> explored = terms.size() == 1
                ? List.of()
                : terms.stream().filter(term -> !term.equals(RewardConfig.WIN)).toList();
        return new Exploration(config.pbt(), explored, config.seed());
    }

    /** What the {@code number}-th member starts with: the first, number 0, as configured, the others around that. */
    public Hyperparameters initial(int number) {
        return number == 0
                ? Hyperparameters.AS_CONFIGURED
                : changed(Hyperparameters.AS_CONFIGURED, generator(INITIAL_STREAM, number), 1);
    }

    /** The {@code draw}-th change of a better member's hyperparameters: each is perturbed, or now and then drawn anew. */
    public Hyperparameters explore(Hyperparameters better, long draw) {
        return changed(better, generator(LATER_STREAM, draw), config.resample());
    }

    private MatchRandom generator(long stream, long index) {
        return new MatchRandom(MatchRandom.derive(MatchRandom.derive(seed, stream), index));
    }

    private Hyperparameters changed(Hyperparameters from, MatchRandom random, double resample) {
        DoubleUnaryOperator change =
                factor -> random.nextFloat() < resample ? anywhere(random) : perturbed(factor, random);
        double learningRate = config.learningRate() ? change.applyAsDouble(from.learningRate()) : from.learningRate();
        double entropyBonus = config.entropyBonus() ? change.applyAsDouble(from.entropyBonus()) : from.entropyBonus();
        Map<String, Double> rewardWeights = new TreeMap<>(from.rewardWeights());
        for (String term : terms) {
            rewardWeights.put(term, change.applyAsDouble(from.rewardWeights().getOrDefault(term, 1.0)));
        }
        return new Hyperparameters(learningRate, entropyBonus, rewardWeights);
    }

    /** Within the spread, up as likely as down, and with equal chances for equal ratios. */
    private double anywhere(MatchRandom random) {
        return Math.pow(config.spread(), 2 * random.nextFloat() - 1);
    }

    private double perturbed(double factor, MatchRandom random) {
        double changed = factor * (random.nextInt(2) == 0 ? 1 - config.perturb() : 1 + config.perturb());
        return Math.max(1 / WIDEST, Math.min(WIDEST, changed));
    }
}
