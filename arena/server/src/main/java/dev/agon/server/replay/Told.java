package dev.agon.server.replay;

import dev.agon.game.Observation;

/**
 * What an actor is told, as it counts.
 *
 * @param verb legal for the actor
 * @param target legal for the verb; 0 where it takes none
 */
record Told(int verb, int target) {
    /** An order as it counts: itself where it is legal, and else what stands in for it. */
    static Told of(Observation seen, int row, int verb, int target) {
        if (!seen.legal(row, verb, target)) {
            return standIn(seen, row);
        }
        return new Told(verb, seen.layout.targets(verb) == 0 ? 0 : target);
    }

    /** What the game does where it is given no order, or a forbidden one. */
    static Told standIn(Observation seen, int row) {
        int fallback = seen.layout.fallbackVerb();
        if (fallback >= 0) {
            return new Told(fallback, 0);
        }
        int first = Long.numberOfTrailingZeros(seen.verbMask[row]);
        return new Told(first, Targets.count(seen, row, first) == 0 ? 0 : Targets.nth(seen, row, first, 0));
    }
}
