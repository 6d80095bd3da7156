package dev.agon.league.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the league remembers, to be read; also while another process writes it. Every call sees one consistent state.
 * Thread-safe.
 */
public interface StoreReader extends AutoCloseable {
    /** All learning lineages, oldest first. */
    List<AgentRecord> agents();

    /** All frozen policies, in the order in which they joined. */
    List<SnapshotRecord> snapshots();

    /** Visits all rated matches in the order in which they were recorded. */
    void forEachRatedMatch(Consumer<MatchRecord> visitor);

    /** The last matches recorded of every purpose, newest first. */
    List<MatchRecord> lastMatches(int limit);

    /** The last matches recorded of every purpose in which the player sat, newest first. */
    List<MatchRecord> lastMatchesOf(String player, int limit);

    /** The last matches recorded of every purpose in which the two sat in different teams, newest first. */
    List<MatchRecord> lastMatchesBetween(String player, String opponent, int limit);

    /** How many matches are recorded. */
    long matchCount();

    /** Results of every pair of players that met in rated matches, each pair in both directions. */
    List<Tally> tallies();

    /** Of {@link #tallies}, those against these opponents. */
    List<Tally> talliesAgainst(Collection<String> opponents);

    /** The newest rating of each player that has one. */
    List<RatingRecord> ratings();

    /** All ratings a player ever had, oldest first. */
    List<RatingRecord> ratingHistory(String player);

    /** What the matchmaker of that name last saved. */
    Optional<MatchmakerState> matchmaker(String name);

    /** The leases of which results have not come, oldest first. */
    List<LeaseRecord> pendingLeases();

    /** The last leases with matches that measure, newest first. */
    List<LeaseRecord> lastLeases(int limit);

    /** The last replays recorded, newest first. */
    List<ReplayRecord> lastReplays(int limit);

    /** What was last noted under that name. */
    Optional<String> note(String name);

    @Override
    void close();
}
