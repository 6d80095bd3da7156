package dev.agon.league.matchmaking;

/**
 * Two frozen players who are to meet, each taking all seats of a team, on each side equally often.
 *
 * @param player e.g. {@code main@12}
 * @param opponent e.g. {@code bot:rush} or {@code main@3}
 */
public record Pairing(String player, String opponent) {}
