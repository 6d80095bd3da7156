package dev.agon.league.store;

import java.util.List;

/**
 * What the league remembers, to be written by one process. Each call is one transaction, on disk when it returns: many records
 * belong into one call.
 */
public interface Store extends StoreReader {
    /** Adds a lineage; one that is there already is left as it is. */
    void addAgent(AgentRecord agent);

    /**
     * Adds a frozen policy.
     *
     * @throws IllegalArgumentException when the agent is unknown or the version was used before
     */
    void addSnapshot(SnapshotRecord snapshot);

    /**
     * Adds matches; those whose key is recorded already are passed over.
     *
     * @return the matches that were new, in the order given
     */
    List<MatchRecord> addMatches(List<MatchRecord> matches);

    /** Adds to the history of ratings. */
    void addRatings(List<RatingRecord> ratings);

    /** Adds leases; their matches are pending until they are added. A lease that is there already is left as it is. */
    void addLeases(List<LeaseRecord> leases);

    /** Adds replays; a match has one, which the first of them is. */
    void addReplays(List<ReplayRecord> replays);

    /** Notes something for whoever comes next, in place of what was noted under that name before. */
    void keepNote(String name, String content);

    /** Keeps the matchmaker's state in place of what it last saved. */
    void saveMatchmaker(String name, MatchmakerState state);
}
