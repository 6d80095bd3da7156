package dev.agon.agents.rl4j.actor;

import dev.agon.game.Layout;
import dev.agon.game.Observation;

/**
 * All orders that a game knows as numbers, legal now or not: verb by verb, and within a verb target by target. For learners whose
 * action space is one row of numbers that is always the same. Immutable.
 */
public final class FlatOrders {
    private final int[] verb;
    private final int[] target;
    private final int[] first;

    /** The orders of games with this layout. */
    public FlatOrders(Layout layout) {
        int verbs = layout.verbs().size();
        first = new int[verbs + 1];
        for (int v = 0; v < verbs; v++) {
            first[v + 1] = first[v] + Math.max(1, layout.targets(v));
        }
        verb = new int[first[verbs]];
        target = new int[first[verbs]];
        for (int v = 0; v < verbs; v++) {
            for (int order = first[v]; order < first[v + 1]; order++) {
                verb[order] = v;
                target[order] = order - first[v];
            }
        }
    }

    /** How many there are. */
    public int size() {
        return verb.length;
    }

    /** Verb of an order. */
    public int verb(int order) {
        return verb[order];
    }

    /** Target of an order; 0 where its verb takes none. */
    public int target(int order) {
        return target[order];
    }

    /** Number of an order; {@code toTarget} is ignored for verbs without a target. */
    public int number(int ofVerb, int toTarget) {
        boolean plain = first[ofVerb + 1] - first[ofVerb] == 1;
        return first[ofVerb] + (plain ? 0 : toTarget);
    }

    /** Whether the actor may be given the order. */
    public boolean legal(Observation observation, int actorRow, int order) {
        return observation.legal(actorRow, verb[order], target[order]);
    }

    /**
     * The order itself where it is legal, else the next legal one by number, from the last on to the first. What stands in for an
     * illegal choice depends on nothing but the choice and the masks, so that to a learner it is a rule of its environment like
     * any other.
     */
    public int legalInstead(Observation observation, int actorRow, int order) {
        for (int step = 0; step < size(); step++) {
            int candidate = (order + step) % size();
            if (legal(observation, actorRow, candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("actor " + actorRow + " has no legal order at tick " + observation.tick);
    }
}
