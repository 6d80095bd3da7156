package dev.agon.league.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the league's tables with SQL that SQLite and PostgreSQL share: one connection, one transaction a call. */
final class SqlStore extends SqlReader implements Store {
    private final Map<String, Long> playerIds = new HashMap<>();

    SqlStore(Handle handle) {
        super(handle);
    }

    @Override
    public synchronized void addAgent(AgentRecord agent) {
        handle.createUpdate("""
                        INSERT INTO agent (name, role, time_millis) VALUES (:name, :role, :time)
                        ON CONFLICT (name) DO NOTHING
                        """)
                .bind("name", agent.name())
                .bind("role", agent.role())
                .bind("time", agent.time().toEpochMilli())
                .execute();
    }

    @Override
    public synchronized void addSnapshot(SnapshotRecord snapshot) {
        int added = handle.createUpdate("""
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
                .execute();
        if (added == 0) {
            throw new IllegalArgumentException(
                    "the agent is unknown or the version was used before: " + snapshot.name());
        }
    }

    @Override
    public synchronized List<MatchRecord> addMatches(List<MatchRecord> matches) {
        return handle.inTransaction(transaction -> {
            List<MatchRecord> added = new ArrayList<>();
            PreparedBatch seats = transaction.prepareBatch(
                    "INSERT INTO seat (played_id, seat, team, player_id, outcome) VALUES (?, ?, ?, ?, ?)");
            for (MatchRecord match : matches) {
                if (addMatch(match, seats)) {
                    added.add(match);
                }
            }
            if (!added.isEmpty()) {
                seats.execute();
            }
            return added;
        });
    }

    private boolean addMatch(MatchRecord match, PreparedBatch seats) {
        int added = handle.createUpdate("""
                        INSERT INTO played (match_key, purpose, rated, step, time_millis, seed, ticks, hash)
                        VALUES (:key, :purpose, :rated, :step, :time, :seed, :ticks, :hash)
                        ON CONFLICT (match_key) DO NOTHING
                        """)
                .bind("key", match.key())
                .bind("purpose", match.purpose().name())
                .bind("rated", match.purpose().rated() ? 1 : 0)
                .bind("step", match.step())
                .bind("time", match.time().toEpochMilli())
                .bind("seed", match.seed())
                .bind("ticks", match.ticks())
                .bind("hash", match.hash())
                .execute();
        if (added == 0) {
            return false;
        }
        long id = handle.createQuery("SELECT id FROM played WHERE match_key = :key")
                .bind("key", match.key())
                .mapTo(Long.class)
                .one();
        for (int seat = 0; seat < match.seats().size(); seat++) {
            MatchRecord.Seat sat = match.seats().get(seat);
            seats.add(id, seat, sat.team(), playerId(sat.player()), sat.outcome());
        }
        return true;
    }

    @Override
    public synchronized void addRatings(List<RatingRecord> ratings) {
        if (ratings.isEmpty()) {
            return;
        }
        handle.useTransaction(transaction -> {
            PreparedBatch batch = transaction.prepareBatch(
                    "INSERT INTO rating (player_id, step, time_millis, rating, sigma, matches) VALUES (?, ?, ?, ?, ?, ?)");
            for (RatingRecord rating : ratings) {
                batch.add(
                        playerId(rating.player()),
                        rating.step(),
                        rating.time().toEpochMilli(),
                        rating.rating(),
                        rating.sigma(),
                        rating.matches());
            }
            batch.execute();
        });
    }

    @Override
    public synchronized void saveMatchmaker(String name, MatchmakerState state) {
        handle.useTransaction(transaction -> {
            transaction.execute("DELETE FROM matchmaker_score WHERE matchmaker = ?", name);
            transaction.execute("DELETE FROM matchmaker WHERE name = ?", name);
            transaction.execute("INSERT INTO matchmaker (name, draws) VALUES (?, ?)", name, state.draws());
            state.scores()
                    .forEach((player, score) -> transaction.execute(
                            "INSERT INTO matchmaker_score (matchmaker, player, score) VALUES (?, ?, ?)",
                            name,
                            player,
                            score));
        });
    }

    /** The player's number, given to it now where it has none. */
    private long playerId(String name) {
        return playerIds.computeIfAbsent(name, this::findOrAddPlayer);
    }

    private long findOrAddPlayer(String name) {
        handle.execute("INSERT INTO player (name) VALUES (?) ON CONFLICT (name) DO NOTHING", name);
        return handle.createQuery("SELECT id FROM player WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }
}
