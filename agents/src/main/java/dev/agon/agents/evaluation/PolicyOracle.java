package dev.agon.agents.evaluation;

import dev.agon.game.LegalOrders;
import dev.agon.game.Observation;
import java.util.List;

/** Tells with which probabilities a policy gives each order, instead of drawing one. */
@FunctionalInterface
public interface PolicyOracle {
    /**
     * Writes one actor's probabilities.
     *
     * @param seen what the view saw each time it was awaited in this match, oldest first; the last is now. A policy without
     *     memory looks at the last alone
     * @param actor row of the actor in the last observation
     * @param legal the legal orders of the last observation
     * @param into one probability per choice of the actor as {@code legal} numbers them; they must sum to 1
     */
    void probabilities(List<Observation> seen, int actor, LegalOrders legal, double[] into);
}
