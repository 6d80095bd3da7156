package dev.agon.agents.ppo;

import java.util.Map;
import java.util.TreeMap;

/**
 * By how much a learner departs from its settings, as factors: 1 is as configured. Schedules keep their shape. They are part of every
 * checkpoint, so that whoever goes on from one goes on as it was learned with.
 *
 * @param learningRate factor of the learning rate, first and final; the product is capped at 1
 * @param entropyBonus factor of the entropy bonus, first and final; the product is capped at 10
 * @param rewardWeights factor by reward term; terms that are not named keep their weights
 */
public record Hyperparameters(double learningRate, double entropyBonus, Map<String, Double> rewardWeights) {
    /** All as configured. */
    public static final Hyperparameters AS_CONFIGURED = new Hyperparameters(1, 1, Map.of());

    private static final String PREFIX = "factor.";
    private static final String LEARNING_RATE = PREFIX + "learningRate";
    private static final String ENTROPY_BONUS = PREFIX + "entropyBonus";
    private static final String REWARD = PREFIX + "reward.";
    private static final double LARGEST_LEARNING_RATE = 1;
    private static final double LARGEST_ENTROPY_BONUS = 10;

    public Hyperparameters {
        check("learning rate", learningRate);
        check("entropy bonus", entropyBonus);
        rewardWeights.forEach((term, factor) -> check("reward term " + term, factor));
        rewardWeights = Map.copyOf(rewardWeights);
    }

    private static void check(String of, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the factor of the " + of + " must be positive: " + factor);
        }
    }

    /** What the schedule comes to. */
    Schedule applyTo(Schedule schedule) {
        return new Schedule(
                Math.min(LARGEST_LEARNING_RATE, schedule.learningRate() * learningRate),
                Math.min(LARGEST_ENTROPY_BONUS, schedule.entropyBonus() * entropyBonus),
                schedule.barrierWeight(),
                schedule.magnetWeight());
    }

    /** What weights by term come to. */
    Map<String, Double> applyTo(Map<String, Double> weights) {
        Map<String, Double> scaled = new TreeMap<>(weights);
        rewardWeights.forEach((term, factor) -> scaled.computeIfPresent(term, (name, weight) -> weight * factor));
        return scaled;
    }

    /** Puts them beside what else a checkpoint says in words. */
    void save(Map<String, String> into) {
        into.put(LEARNING_RATE, Double.toString(learningRate));
        into.put(ENTROPY_BONUS, Double.toString(entropyBonus));
        rewardWeights.forEach((term, factor) -> into.put(REWARD + term, Double.toString(factor)));
    }

    /** Those of a checkpoint; as configured where it is from before there were any. */
    static Hyperparameters of(LearnerCheckpoint checkpoint) {
        Map<String, Double> rewardWeights = new TreeMap<>();
        for (String key : checkpoint.content().metadata().keySet()) {
            if (key.startsWith(REWARD)) {
                rewardWeights.put(key.substring(REWARD.length()), checkpoint.real(key));
            }
        }
        return new Hyperparameters(
                checkpoint.realOr(LEARNING_RATE, 1), checkpoint.realOr(ENTROPY_BONUS, 1), rewardWeights);
    }
}
