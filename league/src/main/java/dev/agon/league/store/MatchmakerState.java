package dev.agon.league.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a matchmaker must not forget.
 *
 * @param draws how often it has drawn: the position of its randomness
 * @param scores its score for each past player
 */
public record MatchmakerState(long draws, Map<String, Double> scores) {
    public MatchmakerState {
        scores = Map.copyOf(new TreeMap<>(scores));
    }

    /** A matchmaker that has done nothing yet. */
    public static MatchmakerState initial() {
        return new MatchmakerState(0, Map.of());
    }
}
