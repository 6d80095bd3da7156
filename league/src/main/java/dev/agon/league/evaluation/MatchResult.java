package dev.agon.league.evaluation;

import java.util.Map;

/**
 * How a match ended.
 *
 * @param seed of the match
 * @param ticks how long it was
 * @param hash of the state at its end
 * @param outcome by team: positive won, 0 drawn, negative lost
 * @param programs of those that dialled in to play and whose names are proven, by team: whether they were there at the end
 */
public record MatchResult(long seed, int ticks, long hash, double[] outcome, Map<Integer, Boolean> programs) {
    public MatchResult {
        programs = Map.copyOf(programs);
    }
}
