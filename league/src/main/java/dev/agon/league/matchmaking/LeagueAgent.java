package dev.agon.league.matchmaking;

/**
 * A learning agent of a league.
 *
 * @param name e.g. {@code main}; its snapshots are {@code main@1}, {@code main@2}, ...
 * @param role what it is for, for people
 * @param weight its share of the training matches, in proportion to the other agents'
 * @param matchmaker whom it plays
 */
public record LeagueAgent(String name, String role, double weight, Matchmaker matchmaker) {}
