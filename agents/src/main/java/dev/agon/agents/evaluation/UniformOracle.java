package dev.agon.agents.evaluation;

import dev.agon.game.LegalOrders;
import dev.agon.game.Observation;
import java.util.Arrays;
import java.util.List;

/** Gives every legal order with the same probability. */
public final class UniformOracle implements PolicyOracle {
    @Override
    public void probabilities(List<Observation> seen, int actor, LegalOrders legal, double[] into) {
        Arrays.fill(into, 1.0 / into.length);
    }
}
