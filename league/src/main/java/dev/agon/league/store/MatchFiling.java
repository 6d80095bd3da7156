package dev.agon.league.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Adds a group of matches and all that follows from them within one transaction: their seats, the tallies of who beat whom, and
 * what is left of their leases. Asks and writes for the whole group at once, because a question to a database on another machine
 * takes longer than the answer.
 */
final class MatchFiling {
    private final Handle transaction;

    MatchFiling(Handle transaction) {
        this.transaction = transaction;
    }

    /** Adds those that are new, and gives them back. */
    List<MatchRecord> file(List<MatchRecord> matches) {
        Map<String, MatchRecord> fresh = new LinkedHashMap<>();
        matches.forEach(match -> fresh.putIfAbsent(match.key(), match));
        fresh.keySet().removeAll(recorded(fresh.keySet()));
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<MatchRecord> added = List.copyOf(fresh.values());
        Map<String, Long> players = PlayerIds.of(transaction, names(added));
        insert(added, players);
        count(added, players);
        settleLeases(fresh.keySet());
        return added;
    }

    private Set<String> recorded(Set<String> keys) {
        Set<String> found = new LinkedHashSet<>();
        for (List<String> some : PlayerIds.portions(keys)) {
            found.addAll(transaction
                    .createQuery("SELECT match_key FROM played WHERE match_key IN (<keys>)")
                    .bindList("keys", some)
                    .mapTo(String.class)
                    .list());
        }
        return found;
    }

    private static Set<String> names(List<MatchRecord> matches) {
        Set<String> names = new LinkedHashSet<>();
        matches.forEach(match -> match.seats().forEach(seat -> names.add(seat.player())));
        return names;
    }

    /** Ids are given here and not by the database, which could not tell them for a whole group; nobody else writes. */
    private void insert(List<MatchRecord> matches, Map<String, Long> players) {
        PreparedBatch played = transaction.prepareBatch("""
                INSERT INTO played (id, match_key, purpose, rated, step, time_millis, seed, ticks, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        PreparedBatch seats = transaction.prepareBatch(
                "INSERT INTO seat (played_id, seat, team, player_id, outcome) VALUES (?, ?, ?, ?, ?)");
        long id = transaction
                .createQuery("SELECT COALESCE(MAX(id), 0) FROM played")
                .mapTo(Long.class)
                .one();
        for (MatchRecord match : matches) {
            id++;
            played.add(
                    id,
                    match.key(),
                    match.purpose().name(),
                    match.purpose().rated() ? 1 : 0,
                    match.step(),
                    match.time().toEpochMilli(),
                    match.seed(),
                    match.ticks(),
                    match.hash());
            for (int seat = 0; seat < match.seats().size(); seat++) {
                MatchRecord.Seat sat = match.seats().get(seat);
                seats.add(id, seat, sat.team(), players.get(sat.player()), sat.outcome());
            }
        }
        played.execute();
        seats.execute();
    }

    private void count(List<MatchRecord> matches, Map<String, Long> players) {
        List<Tally> tallies = Tally.of(matches);
        if (tallies.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.prepareBatch("""
                INSERT INTO tally (player_id, opponent_id, wins, draws, losses) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (player_id, opponent_id) DO UPDATE SET wins = tally.wins + excluded.wins,
                draws = tally.draws + excluded.draws, losses = tally.losses + excluded.losses
                """);
        for (Tally tally : tallies) {
            batch.add(
                    players.get(tally.player()),
                    players.get(tally.opponent()),
                    tally.wins(),
                    tally.draws(),
                    tally.losses());
        }
        batch.execute();
    }

    private void settleLeases(Set<String> keys) {
        for (List<String> some : PlayerIds.portions(keys)) {
            Map<Long, Integer> settled = new LinkedHashMap<>();
            transaction
                    .createQuery("SELECT lease_id FROM leased_match WHERE match_key IN (<keys>)")
                    .bindList("keys", some)
                    .mapTo(Long.class)
                    .forEach(lease -> settled.merge(lease, 1, Integer::sum));
            settled.forEach((lease, count) ->
                    transaction.execute("UPDATE lease SET filed = filed + ? WHERE id = ?", count, lease));
            if (!settled.isEmpty()) {
                transaction
                        .createUpdate("DELETE FROM leased_match WHERE match_key IN (<keys>)")
                        .bindList("keys", new ArrayList<>(some))
                        .execute();
            }
        }
    }
}
