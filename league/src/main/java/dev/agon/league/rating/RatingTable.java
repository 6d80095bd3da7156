package dev.agon.league.rating;

import dev.agon.game.Game;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.StoreReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rating of every player, following from the results alone: the same matches in the same order give the same table. Only
 * frozen players are rated; anchors never move. Not thread-safe.
 *
 * <p>Before its first match a snapshot is believed to be as strong as the newest rated snapshot of its agent before it, give or
 * take {@link #DRIFT} more points; the first of an agent, and every other player, {@code 0 ± 350}.
 *
 * <pre>{@code
 * RatingTable table = RatingTable.of(anchors, store);
 * for (MatchRecord match : store.addMatches(finished)) {
 *     table.add(match);
 * }
 * store.addRatings(table.takeChanged(step, now));
 * }</pre>
 */
public final class RatingTable {
    /** What is believed of a player of whom nothing is known. */
    public static final Rating UNKNOWN = new Rating(0, 350);

    /** Standard deviation, in points, of what an agent learns or forgets from one rated snapshot to the next. */
    public static final double DRIFT = 150;

    private final Map<String, Rating> anchors = new TreeMap<>();
    private final Map<String, Rating> ratings = new HashMap<>();
    private final Map<String, Long> matches = new HashMap<>();
    private final SortedSet<String> changed = new TreeSet<>();

    /** A table without results, but with these players whose ratings never move. */
    public RatingTable(List<Game.Anchor> frozen) {
        for (Game.Anchor anchor : frozen) {
            anchors.put(PlayerName.bot(anchor.bot()), Rating.frozen(anchor.rating()));
        }
    }

    /** The table that follows from all the store's results. */
    public static RatingTable of(List<Game.Anchor> anchors, StoreReader store) {
        RatingTable table = new RatingTable(anchors);
        store.forEachRatedMatch(table::add);
        table.changed.clear();
        return table;
    }

    /**
     * Takes a result in. Unrated matches, and those in which one player sits in several teams, change nothing.
     */
    public void add(MatchRecord match) {
        if (!match.purpose().rated()) {
            return;
        }
        List<Map<String, Integer>> seatsOf = seatsByTeam(match);
        if (seatsOf.size() < 2 || isAnyoneInTwoTeams(seatsOf)) {
            return;
        }
        List<WengLin.Team> teams = new ArrayList<>();
        for (int team = 0; team < seatsOf.size(); team++) {
            teams.add(team(seatsOf.get(team), outcome(match, team)));
        }
        List<List<Rating>> updated = WengLin.update(teams);
        for (int team = 0; team < seatsOf.size(); team++) {
            int member = 0;
            for (String player : seatsOf.get(team).keySet()) {
                put(player, updated.get(team).get(member++));
            }
        }
    }

    private WengLin.Team team(Map<String, Integer> seats, double outcome) {
        double all = seats.values().stream().mapToInt(i -> i).sum();
        List<WengLin.Member> members = new ArrayList<>();
        seats.forEach((player, count) -> members.add(new WengLin.Member(rating(player), count / all)));
        return new WengLin.Team(members, outcome);
    }

    private void put(String player, Rating rating) {
        matches.merge(player, 1L, Long::sum);
        changed.add(player);
        if (!anchors.containsKey(player)) {
            ratings.put(player, rating);
        }
    }

    private static List<Map<String, Integer>> seatsByTeam(MatchRecord match) {
        List<Map<String, Integer>> result = new ArrayList<>();
        for (MatchRecord.Seat seat : match.seats()) {
            while (result.size() <= seat.team()) {
                result.add(new TreeMap<>());
            }
            result.get(seat.team()).merge(seat.player(), 1, Integer::sum);
        }
        return result;
    }

    private static boolean isAnyoneInTwoTeams(List<Map<String, Integer>> teams) {
        SortedSet<String> seen = new TreeSet<>();
        return !teams.stream().flatMap(team -> team.keySet().stream()).allMatch(seen::add);
    }

    private static double outcome(MatchRecord match, int team) {
        return match.seats().stream()
                .filter(seat -> seat.team() == team)
                .mapToDouble(MatchRecord.Seat::outcome)
                .sum();
    }

    /** What is believed of a player, also of one that has not played yet. */
    public Rating rating(String player) {
        Rating known = anchors.getOrDefault(player, ratings.get(player));
        return known != null ? known : prior(player);
    }

    /** How many rated matches the player's rating follows from. */
    public long matches(String player) {
        return matches.getOrDefault(player, 0L);
    }

    /** Names of the frozen players whose rating never moves. */
    public List<String> anchors() {
        return List.copyOf(anchors.keySet());
    }

    /** The newest snapshot of the agent that has played rated matches: its rating is what is shown for the latest policy. */
    public Optional<String> newestRated(String agent) {
        return newestRatedBefore(agent, Long.MAX_VALUE);
    }

    /** The records of everyone whose rating changed since the last call. */
    public List<RatingRecord> takeChanged(long step, Instant now) {
        List<RatingRecord> records = changed.stream()
                .map(player -> new RatingRecord(
                        player, step, now, rating(player).mean(), rating(player).sigma(), matches(player)))
                .toList();
        changed.clear();
        return records;
    }

    private Rating prior(String player) {
        if (!PlayerName.isSnapshot(player)) {
            return UNKNOWN;
        }
        return newestRatedBefore(PlayerName.agentOf(player), PlayerName.versionOf(player))
                .map(this::rating)
                .map(before -> new Rating(before.mean(), Math.min(UNKNOWN.sigma(), Math.hypot(before.sigma(), DRIFT))))
                .orElse(UNKNOWN);
    }

    private Optional<String> newestRatedBefore(String agent, long version) {
        OptionalLong newest = ratings.keySet().stream()
                .filter(name ->
                        PlayerName.isSnapshot(name) && PlayerName.agentOf(name).equals(agent))
                .mapToLong(PlayerName::versionOf)
                .filter(other -> other < version)
                .max();
        return newest.isPresent() ? Optional.of(PlayerName.snapshot(agent, newest.getAsLong())) : Optional.empty();
    }
}
