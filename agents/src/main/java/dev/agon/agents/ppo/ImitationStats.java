package dev.agon.agents.ppo;

/**
 * Means over one {@link PpoLearner#imitate}.
 *
 * @param loss cross-entropy of the orders that were given, verb plus target, in nats
 * @param accuracy share of decisions whose likeliest verb and target were those given, in [0, 1], before they were learned from
 * @param valueLoss squared error of the normalised value
 * @param decisions learned from
 */
public record ImitationStats(double loss, double accuracy, double valueLoss, int decisions) {}
