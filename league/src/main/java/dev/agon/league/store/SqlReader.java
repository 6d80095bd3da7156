package dev.agon.league.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the league's tables with SQL that SQLite and PostgreSQL share. Owns its session. */
class SqlReader implements StoreReader {
    private static final String RATINGS = """
            SELECT n.name AS player, r.step, r.time_millis, r.rating, r.sigma, r.matches
            FROM rating r JOIN player n ON n.id = r.player_id
            """;

    private static final String TALLIES = """
            SELECT x.name AS player, y.name AS opponent, t.wins, t.draws, t.losses
            FROM tally t JOIN player x ON x.id = t.player_id JOIN player y ON y.id = t.opponent_id
            """;

    private static final String LEASES = "SELECT id, name, worker, step, time_millis, matches, filed FROM lease";

    /** The one connection. */
    final SqlSession session;

    private final MatchTable matches;

    SqlReader(SqlSession session) {
        this.session = session;
        matches = new MatchTable(session);
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
        matches.forEachRated(visitor);
    }

    @Override
    public List<MatchRecord> lastMatches(int limit) {
        return matches.last(limit);
    }

    @Override
    public List<MatchRecord> lastMatchesOf(String player, int limit) {
        return matches.lastOf(player, limit);
    }

    @Override
    public List<MatchRecord> lastMatchesBetween(String player, String opponent, int limit) {
        return matches.lastBetween(player, opponent, limit);
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
}
