package dev.agon.league.store;

import dev.agon.league.store.MatchRecord.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the league's tables with SQL that SQLite and PostgreSQL share. Owns its session. */
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

    private static final String TALLIES = """
            SELECT x.name AS player, y.name AS opponent, t.wins, t.draws, t.losses
            FROM tally t JOIN player x ON x.id = t.player_id JOIN player y ON y.id = t.opponent_id
            """;

    private static final String LEASES = "SELECT id, name, worker, step, time_millis, matches, filed FROM lease";

    private static final int ROWS_AT_ONCE = 5_000;

    /** The one connection. */
    final SqlSession session;

    SqlReader(SqlSession session) {
        this.session = session;
    }

    @Override
    public List<AgentRecord> agents() {
        return session.call(handle -> handle.createQuery("SELECT name, role, time_millis FROM agent ORDER BY id")
                .map((row, context) -> new AgentRecord(row.getString("name"), row.getString("role"), time(row)))
                .list());
    }

    @Override
    public List<SnapshotRecord> snapshots() {
        return session.call(handle -> handle.createQuery("""
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
                .list());
    }

    @Override
    public void forEachRatedMatch(Consumer<MatchRecord> visitor) {
        visit(visitor, transaction -> transaction.createQuery(MATCHES + " WHERE p.rated = 1 ORDER BY p.id, s.seat"));
    }

    @Override
    public List<MatchRecord> lastMatches(int limit) {
        List<MatchRecord> result = new ArrayList<>();
        visit(result::add, transaction -> transaction
                .createQuery(MATCHES
                        + " WHERE p.id IN (SELECT id FROM played ORDER BY id DESC LIMIT :limit)"
                        + " ORDER BY p.id DESC, s.seat")
                .bind("limit", limit));
        return result;
    }

    /** Only within a transaction does PostgreSQL's driver hold some rows at a time instead of all. */
    private void visit(Consumer<MatchRecord> visitor, Function<Handle, Query> query) {
        session.write(
                transaction -> {
                    try (Stream<SeatRow> rows = query
                            .apply(transaction)
                            .setFetchSize(ROWS_AT_ONCE)
                            .map((row, context) -> SeatRow.of(row))
                            .stream()) {
                        group(rows.iterator(), visitor);
                    }
                });
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
    public long matchCount() {
        return session.call(handle -> handle.createQuery("SELECT COUNT(*) FROM played")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<Tally> tallies() {
        return session.call(handle -> handle.createQuery(TALLIES + " ORDER BY x.name, y.name")
                .map((row, context) -> tally(row))
                .list());
    }

    /** Asks for the opponents by number, so that databases use their index and do not read all tallies. */
    @Override
    public List<Tally> talliesAgainst(Collection<String> opponents) {
        return session.transaction(transaction -> {
            Collection<Long> ids = PlayerIds.known(transaction, opponents).values();
            return ids.isEmpty()
                    ? List.of()
                    : transaction
                            .createQuery(TALLIES + " WHERE t.opponent_id IN (<opponents>) ORDER BY x.name, y.name")
                            .bindList("opponents", List.copyOf(ids))
                            .map((row, context) -> tally(row))
                            .list();
        });
    }

    @Override
    public List<RatingRecord> ratings() {
        return session.call(
                handle -> handle.createQuery(RATINGS.replace("FROM rating r", "FROM standing r") + " ORDER BY n.name")
                        .map((row, context) -> rating(row))
                        .list());
    }

    @Override
    public List<RatingRecord> ratingHistory(String player) {
        return session.call(handle -> handle.createQuery(RATINGS + " WHERE n.name = :player ORDER BY r.id")
                .bind("player", player)
                .map((row, context) -> rating(row))
                .list());
    }

    @Override
    public Optional<MatchmakerState> matchmaker(String name) {
        return session.transaction(transaction -> transaction
                .createQuery("SELECT draws FROM matchmaker WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(draws -> new MatchmakerState(draws, scores(transaction, name))));
    }

    private static Map<String, Double> scores(Handle handle, String matchmaker) {
        Map<String, Double> scores = new TreeMap<>();
        handle.createQuery("SELECT player, score FROM matchmaker_score WHERE matchmaker = :name")
                .bind("name", matchmaker)
                .map((row, context) -> Map.entry(row.getString("player"), row.getDouble("score")))
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        return scores;
    }

    @Override
    public List<LeaseRecord> pendingLeases() {
        return session.transaction(transaction ->
                leases(transaction, transaction.createQuery(LEASES + " WHERE matches > filed ORDER BY id")));
    }

    @Override
    public List<LeaseRecord> lastLeases(int limit) {
        return session.transaction(transaction -> leases(
                transaction,
                transaction
                        .createQuery(LEASES + " ORDER BY id DESC LIMIT :limit")
                        .bind("limit", limit)));
    }

    private static List<LeaseRecord> leases(Handle transaction, Query query) {
        return query.map((row, context) -> new LeaseRecord(
                        row.getString("name"),
                        row.getString("worker"),
                        row.getLong("step"),
                        time(row),
                        row.getInt("filed"),
                        leasedMatches(transaction, row.getLong("id"))))
                .list();
    }

    private static List<LeaseRecord.LeasedMatch> leasedMatches(Handle transaction, long lease) {
        return transaction
                .createQuery("SELECT number, seed, players FROM leased_match WHERE lease_id = :lease ORDER BY number")
                .bind("lease", lease)
                .map((row, context) -> new LeaseRecord.LeasedMatch(
                        row.getInt("number"), row.getLong("seed"), PlayerName.listed(row.getString("players"))))
                .list();
    }

    @Override
    public List<ReplayRecord> lastReplays(int limit) {
        return session.call(handle -> handle.createQuery(
                        "SELECT match_key, file, hash, time_millis FROM replay ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> new ReplayRecord(
                        row.getString("match_key"), row.getString("file"), row.getString("hash"), time(row)))
                .list());
    }

    @Override
    public Optional<String> note(String name) {
        return session.call(handle -> handle.createQuery("SELECT content FROM note WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void close() {
        session.close();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getString("player"),
                row.getString("opponent"),
                row.getLong("wins"),
                row.getLong("draws"),
                row.getLong("losses"));
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
