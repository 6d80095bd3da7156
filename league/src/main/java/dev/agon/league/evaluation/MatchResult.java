package dev.agon.league.evaluation;

/**
 * How a match ended.
 *
 * @param seed of the match
 * @param ticks how long it was
 * @param hash of the state at its end
 * @param outcome by team: positive won, 0 drawn, negative lost
 */
public record MatchResult(long seed, int ticks, long hash, double[] outcome) {}
