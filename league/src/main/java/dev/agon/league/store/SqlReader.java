package dev.agon.league.store;

import dev.agon.league.store.MatchRecord.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the league's tables with SQL that SQLite and PostgreSQL share. Owns its connection; one call at a time uses it. */
class SqlReader implements StoreReader {
    private static final String MATCHES = """
            SELECT p.id, p.match_key, p.purpose, p.step, p.time_millis, p.seed, p.ticks, p.hash,
                   s.team, n.name AS player, s.outcome
            FROM played p JOIN seat s ON s.played_id = p.id JOIN player n ON n.id = s.player_id
            """;

    private static final String RATINGS = """
            SELECT n.name AS player, r.step, r.time_millis, r.rating, r.sigma, r.matches
            FROM rating r JOIN player n ON n.id = r.player_id
            """;

    /** A side is a team whose seats all had one player. */
    private static final String TALLIES = """
            WITH side AS (
                SELECT s.played_id, s.team, MIN(s.player_id) AS player_id, MAX(s.outcome) AS outcome
                FROM seat s JOIN played p ON p.id = s.played_id
                WHERE p.rated = 1
                GROUP BY s.played_id, s.team
                HAVING MIN(s.player_id) = MAX(s.player_id)),
            duel AS (
                SELECT played_id FROM seat GROUP BY played_id HAVING MAX(team) = 1)
            SELECT x.name AS player, y.name AS opponent,
                   SUM(CASE WHEN a.outcome > 0 THEN 1 ELSE 0 END) AS wins,
                   SUM(CASE WHEN a.outcome = 0 THEN 1 ELSE 0 END) AS draws,
                   SUM(CASE WHEN a.outcome < 0 THEN 1 ELSE 0 END) AS losses
            FROM duel d
            JOIN side a ON a.played_id = d.played_id
            JOIN side b ON b.played_id = d.played_id AND b.team <> a.team AND b.player_id <> a.player_id
            JOIN player x ON x.id = a.player_id
            JOIN player y ON y.id = b.player_id
            GROUP BY x.name, y.name
            ORDER BY x.name, y.name
            """;

    /** The one connection; guarded by this. */
    protected final Handle handle;

    SqlReader(Handle handle) {
        this.handle = handle;
    }

    @Override
    public synchronized List<AgentRecord> agents() {
        return handle.createQuery("SELECT name, role, time_millis FROM agent ORDER BY id")
                .map((row, context) -> new AgentRecord(row.getString("name"), row.getString("role"), time(row)))
                .list();
    }

    @Override
    public synchronized List<SnapshotRecord> snapshots() {
        return handle.createQuery("""
                        SELECT a.name, s.version, s.step, s.file, s.hash, s.time_millis
                        FROM snapshot s JOIN agent a ON a.id = s.agent_id ORDER BY s.id
                        """)
                .map((row, context) -> new SnapshotRecord(
                        row.getString("name"),
                        row.getLong("version"),
                        row.getLong("step"),
                        row.getString("file"),
                        row.getString("hash"),
                        time(row)))
                .list();
    }

    @Override
    public synchronized void forEachRatedMatch(Consumer<MatchRecord> visitor) {
        try (Stream<SeatRow> rows = handle
                .createQuery(MATCHES + " WHERE p.rated = 1 ORDER BY p.id, s.seat")
                .map((row, context) -> SeatRow.of(row))
                .stream()) {
            group(rows.iterator(), visitor);
        }
    }

    @Override
    public synchronized List<MatchRecord> lastMatches(int limit) {
        List<MatchRecord> result = new ArrayList<>();
        try (Stream<SeatRow> rows = handle
                .createQuery(MATCHES
                        + " WHERE p.id IN (SELECT id FROM played ORDER BY id DESC LIMIT :limit)"
                        + " ORDER BY p.id DESC, s.seat")
                .bind("limit", limit)
                .map((row, context) -> SeatRow.of(row))
                .stream()) {
            group(rows.iterator(), result::add);
        }
        return result;
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

    @Override
    public synchronized long matchCount() {
        return handle.createQuery("SELECT COUNT(*) FROM played")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public synchronized List<Tally> tallies() {
        return handle.createQuery(TALLIES)
                .map((row, context) -> new Tally(
                        row.getString("player"),
                        row.getString("opponent"),
                        row.getLong("wins"),
                        row.getLong("draws"),
                        row.getLong("losses")))
                .list();
    }

    @Override
    public synchronized List<RatingRecord> ratings() {
        return handle.createQuery(
                        RATINGS + " WHERE r.id IN (SELECT MAX(id) FROM rating GROUP BY player_id) ORDER BY n.name")
                .map((row, context) -> rating(row))
                .list();
    }

    @Override
    public synchronized List<RatingRecord> ratingHistory(String player) {
        return handle.createQuery(RATINGS + " WHERE n.name = :player ORDER BY r.id")
                .bind("player", player)
                .map((row, context) -> rating(row))
                .list();
    }

    @Override
    public synchronized Optional<MatchmakerState> matchmaker(String name) {
        return handle.inTransaction(transaction -> transaction
                .createQuery("SELECT draws FROM matchmaker WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(draws -> new MatchmakerState(draws, scores(name))));
    }

    private Map<String, Double> scores(String matchmaker) {
        Map<String, Double> scores = new TreeMap<>();
        handle.createQuery("SELECT player, score FROM matchmaker_score WHERE matchmaker = :name")
                .bind("name", matchmaker)
                .map((row, context) -> Map.entry(row.getString("player"), row.getDouble("score")))
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        return scores;
    }

    @Override
    public synchronized void close() {
        handle.close();
    }

    private static RatingRecord rating(ResultSet row) throws SQLException {
        return new RatingRecord(
                row.getString("player"),
                row.getLong("step"),
                time(row),
                row.getDouble("rating"),
                row.getDouble("sigma"),
                row.getLong("matches"));
    }

    private static Instant time(ResultSet row) throws SQLException {
        return Instant.ofEpochMilli(row.getLong("time_millis"));
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
                    time(row),
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
