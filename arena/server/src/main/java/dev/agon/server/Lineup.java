package dev.agon.server;

import java.util.List;
import java.util.Map;

/**
 * Who is to play an exhibition match.
 *
 * @param game the game's name
 * @param settings the game's settings
 * @param players by team: what {@link PlayerSource} calls the player of all the team's seats
 */
public record Lineup(String game, Map<String, String> settings, List<String> players) {}
