package dev.agon.server;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a live match ended, or how it ended for a person who left it for good.
 *
 * @param match the match's id
 * @param game the game's name
 * @param settings the game's settings
 * @param seed what the match was started with
 * @param players by seat: what {@link PlayerSource} calls the player, or a person's name
 * @param kinds by seat
 * @param agents by seat: the player, or who stood by for the person, as rated when the match was made
 * @param proven seats of people and programs who have shown that their name is theirs, and for whom this is the result
 * @param outcomes by seat: positive won, 0 drawn, negative lost
 * @param ticks how long it lasted
 * @param hash the state's hash at the end
 * @param exhibition whether it was a match of the exhibition
 * @param practice whether it could be paused
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
        List<PlayerEntry> agents,
        Set<Integer> proven,
        List<Float> outcomes,
        int ticks,
        long hash,
        boolean exhibition,
        boolean practice,
        boolean undisturbed,
        String replay) {

    public MatchResult {
        players = List.copyOf(players);
        kinds = List.copyOf(kinds);
        agents = List.copyOf(agents);
        proven = Set.copyOf(proven);
        outcomes = List.copyOf(outcomes);
    }

    /** The same with the name under which its replay was kept. */
    public MatchResult withReplay(String name) {
        return new MatchResult(
                match,
                game,
                settings,
                seed,
                players,
                kinds,
                agents,
                proven,
                outcomes,
                ticks,
                hash,
                exhibition,
                practice,
                undisturbed,
                name);
    }
}
