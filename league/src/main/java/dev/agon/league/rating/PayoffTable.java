package dev.agon.league.rating;

import dev.agon.league.store.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who beats whom: the win rate of every player of the rows against every player of the columns, both in the same order. Pairs
 * that never met, and a player with itself, have no matches.
 */
public final class PayoffTable {
    private static final WinRate NEVER_MET = new WinRate(0, 0, 0);

    private final List<String> players;
    private final Map<Pair, WinRate> rates = new HashMap<>();

    /**
     * The table of these results.
     *
     * @param players who is in it, in the order of rows and columns; results of others are left out
     */
    public PayoffTable(List<String> players, List<Tally> tallies) {
        this.players = List.copyOf(players);
        for (Tally tally : tallies) {
            rates.put(
                    new Pair(tally.player(), tally.opponent()),
                    new WinRate(tally.wins(), tally.draws(), tally.losses()));
        }
    }

    /** The order of rows and columns. */
    public List<String> players() {
        return players;
    }

    /** How the first did against the second. */
    public WinRate rate(String player, String opponent) {
        return rates.getOrDefault(new Pair(player, opponent), NEVER_MET);
    }

    /** All cells, {@code [row player][column opponent]}. */
    public List<List<WinRate>> rows() {
        List<List<WinRate>> rows = new ArrayList<>();
        for (String player : players) {
            rows.add(players.stream().map(opponent -> rate(player, opponent)).toList());
        }
        return rows;
    }

    private record Pair(String player, String opponent) {}
}
