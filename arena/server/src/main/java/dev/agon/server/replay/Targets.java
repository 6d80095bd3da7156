package dev.agon.server.replay;

import dev.agon.game.Observation;

/** Legal targets of an actor's verb, counted from the lowest. */
final class Targets {
    private Targets() {}

    /** How many there are; 0 for a verb without a target. */
    static int count(Observation seen, int row, int verb) {
        return seen.layout.targets(verb) == 0 ? 0 : seen.legalTargets(row, verb);
    }

    /** How many legal targets come before this one, which is legal. */
    static int rank(Observation seen, int row, int verb, int target) {
        int rank = 0;
        for (int before = 0; before < target; before++) {
            rank += seen.legalTarget(row, verb, before) ? 1 : 0;
        }
        return rank;
    }

    /** The legal target that so many come before; there is one. */
    static int nth(Observation seen, int row, int verb, int rank) {
        int target = -1;
        for (int left = rank; left >= 0; left--) {
            do {
                target++;
            } while (!seen.legalTarget(row, verb, target));
        }
        return target;
    }
}
