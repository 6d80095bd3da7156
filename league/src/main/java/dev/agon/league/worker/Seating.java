package dev.agon.league.worker;

import dev.agon.game.Match;
import java.util.List;

/**
 * A match and who sits at it.
 *
 * @param order what the lease asked for
 * @param staggered it began in the middle as one of a worker's first matches
 * @param match as it stands
 * @param whole played from its start, not from a varied state
 * @param sitters in the order of their views
 */
record Seating(MatchOrder order, boolean staggered, Match match, boolean whole, List<Sitter> sitters) {
    boolean learns() {
        return order.learningSeats() != 0;
    }
}
