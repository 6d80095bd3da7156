package dev.agon.league.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the league's tables with SQL that SQLite and PostgreSQL share: one connection, one transaction a call. */
final class SqlStore extends SqlReader implements Store {
    SqlStore(SqlSession session) {
        super(session);
    }

    @Override
    public void addAgent(AgentRecord agent) {
        session.write(transaction -> transaction
                .createUpdate("""
                        INSERT INTO agent (name, role, time_millis) VALUES (:name, :role, :time)
                        ON CONFLICT (name) DO NOTHING
                        """)
                .bind("name", agent.name())
                .bind("role", agent.role())
                .bind("time", agent.time().toEpochMilli())
                .execute());
    }

    @Override
    public void addSnapshot(SnapshotRecord snapshot) {
        int added = session.transaction(transaction -> transaction
                .createUpdate("""
                        INSERT INTO snapshot (agent_id, version, step, file, hash, time_millis)
                        SELECT id, :version, :step, :file, :hash, :time FROM agent WHERE name = :agent
                        ON CONFLICT (agent_id, version) DO NOTHING
                        """)
                .bind("agent", snapshot.agent())
                .bind("version", snapshot.version())
                .bind("step", snapshot.step())
                .bind("file", snapshot.file())
                .bind("hash", snapshot.hash())
                .bind("time", snapshot.time().toEpochMilli())
                .execute());
        if (added == 0) {
            throw new IllegalArgumentException(
                    "the agent is unknown or the version was used before: " + snapshot.name());
        }
    }

    @Override
    public List<MatchRecord> addMatches(List<MatchRecord> matches) {
        return session.transaction(transaction -> new MatchFiling(transaction).file(matches));
    }

    @Override
    public void addRatings(List<RatingRecord> ratings) {
        if (ratings.isEmpty()) {
            return;
        }
        session.write(transaction -> {
            Map<String, RatingRecord> newest = new LinkedHashMap<>();
            ratings.forEach(rating -> newest.put(rating.player(), rating));
            Map<String, Long> players = PlayerIds.of(transaction, newest.keySet());
            addRatings(
                    transaction,
                    "INSERT INTO rating (player_id, step, time_millis, rating, sigma, matches) VALUES (?, ?, ?, ?, ?, ?)",
                    players,
                    ratings);
            addRatings(transaction, """
                    INSERT INTO standing (player_id, step, time_millis, rating, sigma, matches) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (player_id) DO UPDATE SET step = excluded.step, time_millis = excluded.time_millis,
                    rating = excluded.rating, sigma = excluded.sigma, matches = excluded.matches
                    """, players, List.copyOf(newest.values()));
        });
    }

    private static void addRatings(
            Handle transaction, String sql, Map<String, Long> players, List<RatingRecord> ratings) {
        PreparedBatch batch = transaction.prepareBatch(sql);
        for (RatingRecord rating : ratings) {
            batch.add(
                    players.get(rating.player()),
                    rating.step(),
                    rating.time().toEpochMilli(),
                    rating.rating(),
                    rating.sigma(),
                    rating.matches());
        }
        batch.execute();
    }

    @Override
    public void addLeases(List<LeaseRecord> leases) {
        session.write(transaction -> leases.forEach(lease -> addLease(transaction, lease)));
    }

    private static void addLease(Handle transaction, LeaseRecord lease) {
        int added = transaction.execute(
                """
                INSERT INTO lease (name, worker, step, time_millis, matches, filed) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO NOTHING
                """,
                lease.id(),
                lease.worker(),
                lease.step(),
                lease.time().toEpochMilli(),
                lease.filed() + lease.pending().size(),
                lease.filed());
        if (added == 0 || lease.pending().isEmpty()) {
            return;
        }
        long id = transaction
                .createQuery("SELECT id FROM lease WHERE name = :name")
                .bind("name", lease.id())
                .mapTo(Long.class)
                .one();
        PreparedBatch matches = transaction.prepareBatch(
                "INSERT INTO leased_match (match_key, lease_id, number, seed, players) VALUES (?, ?, ?, ?, ?)");
        for (LeaseRecord.LeasedMatch match : lease.pending()) {
            matches.add(
                    LeaseRecord.matchKey(lease.id(), match.number()),
                    id,
                    match.number(),
                    match.seed(),
                    PlayerName.listing(match.players()));
        }
        matches.execute();
    }

    @Override
    public void addReplays(List<ReplayRecord> replays) {
        session.write(transaction -> {
            for (ReplayRecord replay : replays) {
                transaction.execute(
                        """
                        INSERT INTO replay (match_key, file, hash, time_millis) VALUES (?, ?, ?, ?)
                        ON CONFLICT (match_key) DO NOTHING
                        """,
                        replay.matchKey(),
                        replay.file(),
                        replay.hash(),
                        replay.time().toEpochMilli());
            }
        });
    }

    @Override
    public void keepNote(String name, String content) {
        session.write(transaction -> transaction.execute("""
                INSERT INTO note (name, content) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET content = excluded.content
                """, name, content));
    }

    @Override
    public void saveMatchmaker(String name, MatchmakerState state) {
        session.write(transaction -> {
            transaction.execute("DELETE FROM matchmaker_score WHERE matchmaker = ?", name);
            transaction.execute("DELETE FROM matchmaker WHERE name = ?", name);
            transaction.execute("INSERT INTO matchmaker (name, draws) VALUES (?, ?)", name, state.draws());
            addScores(transaction, name, state.scores());
        });
    }

    private static void addScores(Handle transaction, String matchmaker, Map<String, Double> scores) {
        if (scores.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                transaction.prepareBatch("INSERT INTO matchmaker_score (matchmaker, player, score) VALUES (?, ?, ?)");
        scores.forEach((player, score) -> batch.add(matchmaker, player, score));
        batch.execute();
    }
}
