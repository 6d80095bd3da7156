package dev.agon.league.worker;

import dev.agon.game.Match;
import java.util.List;

/**
 * A match and who sits at it.
 *
 * @param order what the lease asked for
 * @param match as it stands
 * @param whole played from its start, not from a varied state
 * @param sitters in the order of their views
 */
record Seating(MatchOrder order, Match match, boolean whole, List<Sitter> sitters) {
    boolean learns() {
        return order.learningSeats() != 0;
    }
}
