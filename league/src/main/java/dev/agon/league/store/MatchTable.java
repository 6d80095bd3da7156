package dev.agon.league.store;

import dev.agon.league.store.MatchRecord.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads matches from their tables, each with its seats. */
final class MatchTable {
    private static final String MATCHES = """
            SELECT p.id, p.match_key, p.purpose, p.step, p.time_millis, p.seed, p.ticks, p.hash,
                   s.team, n.name AS player, s.outcome
            FROM played p JOIN seat s ON s.played_id = p.id JOIN player n ON n.id = s.player_id
            """;

    private static final String LAST = " ORDER BY id DESC LIMIT :limit) ORDER BY p.id DESC, s.seat";

    private static final int ROWS_AT_ONCE = 5_000;

    private final SqlSession session;

    MatchTable(SqlSession session) {
        this.session = session;
    }

    void forEachRated(Consumer<MatchRecord> visitor) {
        session.write(transaction ->
                visit(transaction.createQuery(MATCHES + " WHERE p.rated = 1 ORDER BY p.id, s.seat"), visitor));
    }

    List<MatchRecord> last(int limit) {
        return session.transaction(transaction ->
                list(transaction.createQuery(MATCHES + " WHERE p.id IN (SELECT id FROM played" + LAST), limit));
    }

    /** Walks back from the newest match, so that those who play now are found at once and no index has to be kept up. */
    List<MatchRecord> lastOf(String player, int limit) {
        return session.transaction(transaction -> {
            Long id = PlayerIds.known(transaction, List.of(player)).get(player);
            return id == null
                    ? List.of()
                    : list(transaction.createQuery(MATCHES + """
                                    WHERE p.id IN (SELECT q.id FROM played q WHERE EXISTS (
                                        SELECT 1 FROM seat a WHERE a.played_id = q.id AND a.player_id = :player)
                                    """ + LAST).bind("player", id), limit);
        });
    }

    List<MatchRecord> lastBetween(String player, String opponent, int limit) {
        return session.transaction(transaction -> {
            Map<String, Long> ids = PlayerIds.known(transaction, List.of(player, opponent));
            return !ids.containsKey(player) || !ids.containsKey(opponent)
                    ? List.of()
                    : list(
                            transaction
                                    .createQuery(MATCHES + """
                                            WHERE p.id IN (SELECT q.id FROM played q WHERE EXISTS (
                                                SELECT 1 FROM seat a JOIN seat b ON b.played_id = a.played_id AND b.team <> a.team
                                                WHERE a.played_id = q.id AND a.player_id = :player AND b.player_id = :opponent)
                                            """ + LAST)
                                    .bind("player", ids.get(player))
                                    .bind("opponent", ids.get(opponent)),
                            limit);
        });
    }

    private static List<MatchRecord> list(Query query, int limit) {
        List<MatchRecord> matches = new ArrayList<>();
        visit(query.bind("limit", limit), matches::add);
        return matches;
    }

    /** Only within a transaction does PostgreSQL's driver hold some rows at a time instead of all. */
    private static void visit(Query query, Consumer<MatchRecord> visitor) {
        try (Stream<SeatRow> rows = query.setFetchSize(ROWS_AT_ONCE).map((row, context) -> SeatRow.of(row)).stream()) {
            group(rows.iterator(), visitor);
        }
    }

    /** Rows of one match follow one another. */
    private static void group(Iterator<SeatRow> rows, Consumer<MatchRecord> visitor) {
        @Nullable SeatRow first = null;
        List<MatchRecord.Seat> seats = new ArrayList<>();
        while (rows.hasNext()) {
            SeatRow row = rows.next();
            if (first != null && row.id() != first.id()) {
                visitor.accept(first.withSeats(seats));
                seats.clear();
            }
            if (seats.isEmpty()) {
                first = row;
            }
            seats.addAll(row.match().seats());
        }
        if (first != null) {
            visitor.accept(first.withSeats(seats));
        }
    }

    /**
     * One seat of a match with the match's own columns.
     *
     * @param match the match with this seat alone
     */
    private record SeatRow(long id, MatchRecord match) {
        static SeatRow of(ResultSet row) throws SQLException {
            MatchRecord.Seat seat =
                    new MatchRecord.Seat(row.getInt("team"), row.getString("player"), row.getDouble("outcome"));
            MatchRecord match = new MatchRecord(
                    row.getString("match_key"),
                    Purpose.valueOf(row.getString("purpose")),
                    row.getLong("step"),
                    Instant.ofEpochMilli(row.getLong("time_millis")),
                    row.getLong("seed"),
                    row.getInt("ticks"),
                    row.getLong("hash"),
                    List.of(seat));
            return new SeatRow(row.getLong("id"), match);
        }

        MatchRecord withSeats(List<MatchRecord.Seat> seats) {
            return new MatchRecord(
                    match.key(),
                    match.purpose(),
                    match.step(),
                    match.time(),
                    match.seed(),
                    match.ticks(),
                    match.hash(),
                    seats);
        }
    }
}
