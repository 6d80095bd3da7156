package dev.agon.league.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a matchmaker must not forget.
 *
 * @param draws how often it has drawn: the position of its randomness
 * @param scores what it keeps of past players, e.g. a score by the name of each
 * @param chances the chance with which each was or is drawn; a store forgets them
 */
public record MatchmakerState(long draws, Map<String, Double> scores, Map<String, Double> chances) {
    public MatchmakerState {
        scores = Map.copyOf(new TreeMap<>(scores));
        chances = Map.copyOf(new TreeMap<>(chances));
    }

    /** What is left of a state when its last chances are forgotten. */
    public MatchmakerState(long draws, Map<String, Double> scores) {
        this(draws, scores, Map.of());
    }

    /** A matchmaker that has done nothing yet. */
    public static MatchmakerState initial() {
        return new MatchmakerState(0, Map.of());
    }
}
