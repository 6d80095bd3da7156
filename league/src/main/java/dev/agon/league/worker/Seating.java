package dev.agon.league.worker;

import dev.agon.game.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * A match and who sits at it.
 *
 * @param order what the lease asked for
 * @param staggered it began in the middle as one of a worker's first matches
 * @param match as it stands
 * @param whole played from its start, not from a varied state
 * @param sitters in the order of their views
 * @param learners those of them who are learned from
 */
record Seating(
        MatchOrder order,
        boolean staggered,
        Match match,
        boolean whole,
        List<Sitter> sitters,
        List<Sitter.Member> learners) {
    /** At a match as it stands. */
    Seating(MatchOrder order, boolean staggered, Match match, List<Sitter> sitters) {
        this(order, staggered, match, match.tick() == 0, sitters, learners(sitters));
    }

    private static List<Sitter.Member> learners(List<Sitter> sitters) {
        List<Sitter.Member> learners = new ArrayList<>();
        for (Sitter sitter : sitters) {
            if (sitter instanceof Sitter.Member member && member.recorder != null) {
                learners.add(member);
            }
        }
        return List.copyOf(learners);
    }

    /** Whether what is played is learned from by that agent. */
    boolean isLearnedFromBy(String agent) {
        return learners.stream().anyMatch(learner -> learner.agent().equals(agent));
    }
}
