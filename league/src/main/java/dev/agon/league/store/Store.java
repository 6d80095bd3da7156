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

    /** Keeps the matchmaker's state in place of what it last saved. */
    void saveMatchmaker(String name, MatchmakerState state);
}
