package dev.agon.server;

import java.util.List;
import java.util.Map;

/**
 * How a live match ended.
 *
 * @param match the match's id
 * @param game the game's name
 * @param settings the game's settings
 * @param seed what the match was started with
 * @param players by seat: what {@link PlayerSource} calls the player, or a person's name
 * @param kinds by seat
 * @param outcomes by seat: positive won, 0 drawn, negative lost
 * @param ticks how long it lasted
 * @param hash the state's hash at the end
 * @param exhibition whether it was a match of the exhibition
 * @param undisturbed whether nobody who had a seat was away at the end, so that the result is the players' own
 * @param replay name of the replay, empty where none was kept
 */
public record MatchResult(
        String match,
        String game,
        Map<String, String> settings,
        long seed,
        List<String> players,
        List<PlayerKind> kinds,
        List<Float> outcomes,
        int ticks,
        long hash,
        boolean exhibition,
        boolean undisturbed,
        String replay) {}
