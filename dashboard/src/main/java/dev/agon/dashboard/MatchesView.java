package dev.agon.dashboard;

import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.ReplayRecord;
import dev.agon.league.store.StoreReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Matches of a run that were played to their end, newest first.
 *
 * @param run the run's name, or null where there is none
 * @param matches those recorded and those of which only a replay was kept
 * @param more whether there are older ones
 */
record MatchesView(@Nullable String run, @Nullable String game, List<Match> matches, boolean more) {
    /** There is no run. */
    static final MatchesView NONE = new MatchesView(null, null, List.of(), false);

    /** More are not given at once. */
    static final int MOST = 500;

    /**
     * Who is asked for.
     *
     * @param players nobody for all matches, one for that player's, two for those of one against the other
     * @param limit how many matches are wanted
     */
    record Wish(List<String> players, int limit) {
        Wish {
            if (players.size() > 2) {
                throw new IllegalArgumentException("Ask for the matches of one player, or of two.");
            }
            limit = Math.max(1, Math.min(MOST, limit));
            players = List.copyOf(players);
        }
    }

    /**
     * Matches that meet a wish.
     *
     * @param kept replays in the run's folder that meet it, of whatever game
     */
    static MatchesView of(String run, String game, StoreReader store, List<Match> kept, Wish wish) {
        Map<String, String> replays = new HashMap<>();
        for (ReplayRecord replay : store.lastReplays(MOST)) {
            replays.put(replay.matchKey(), ReplayIndex.nameOf(Path.of(replay.file())));
        }
        List<Match> matches = new ArrayList<>();
        for (MatchRecord match : recorded(store, wish)) {
            matches.add(Match.of(game, match, replays.get(match.key())));
        }
        Set<String> known = new HashSet<>(replays.values());
        kept.stream().filter(match -> !known.contains(match.replay())).forEach(matches::add);
        return newestOf(run, game, matches, wish);
    }

    /** Of a run that has recorded nothing. */
    static MatchesView of(String run, String game, List<Match> kept, Wish wish) {
        return newestOf(run, game, new ArrayList<>(kept), wish);
    }

    private static List<MatchRecord> recorded(StoreReader store, Wish wish) {
        int limit = wish.limit() + 1;
        List<String> players = wish.players();
        return switch (players.size()) {
            case 0 -> store.lastMatches(limit);
            case 1 -> store.lastMatchesOf(players.get(0), limit);
            default -> store.lastMatchesBetween(players.get(0), players.get(1), limit);
        };
    }

    private static MatchesView newestOf(String run, String game, List<Match> matches, Wish wish) {
        // As texts they would not sort: a whole second is written without its fraction.
        matches.sort(Comparator.comparing((Match match) -> Instant.parse(match.time()))
                .reversed());
        boolean more = matches.size() > wish.limit();
        return new MatchesView(run, game, List.copyOf(more ? matches.subList(0, wish.limit()) : matches), more);
    }

    /**
     * A match.
     *
     * @param game what was played
     * @param purpose why, in lower case, e.g. {@code evaluation}
     * @param time ISO time of its end
     * @param step decisions trained when it was given out, or null where that is not known
     * @param sides the teams, in their order
     * @param replay name of its replay, or null without; the file may be gone
     */
    record Match(
            String game,
            String purpose,
            String time,
            @Nullable Long step,
            long ticks,
            List<Side> sides,
            @Nullable String replay) {
        private static Match of(String game, MatchRecord match, @Nullable String replay) {
            Map<Integer, List<MatchRecord.Seat>> teams = new TreeMap<>();
            match.seats().forEach(seat -> teams.computeIfAbsent(seat.team(), team -> new ArrayList<>())
                    .add(seat));
            return new Match(
                    game,
                    match.purpose().name().toLowerCase(Locale.ROOT),
                    match.time().toString(),
                    match.step(),
                    match.ticks(),
                    teams.values().stream().map(Match::side).toList(),
                    replay);
        }

        private static Side side(List<MatchRecord.Seat> seats) {
            return new Side(
                    seats.stream().map(MatchRecord.Seat::player).toList(),
                    seats.get(0).outcome());
        }
    }

    /** A team: who sat, by seat, and how it ended, positive for won. */
    record Side(List<String> players, double outcome) {}
}
