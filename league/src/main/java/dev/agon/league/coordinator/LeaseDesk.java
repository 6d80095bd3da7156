package dev.agon.league.coordinator;

import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import java.util.List;

/** Decides what workers play, and hears how it went. Called from many threads; no call may block. */
public interface LeaseDesk {
    /** A process of that worker joined, again or for the first time; what another of its name did not tell of goes to anybody. */
    void joined(String worker, long process);

    /** The worker is heard no more; what it did not tell of goes to others. */
    void forgotten(String worker);

    /** The next matches for a worker that has a use for so many. */
    Lease lease(String worker, int matches);

    /**
     * Matches of leases or an exhibition ended; said once or, after a crash of either side, again.
     *
     * @param whenKept runs, once, when all results of matches that measure are in the store; at once where none of them is such
     */
    void results(List<MatchResult> results, Runnable whenKept);

    /** Whether training is done and only matches that measure are given out. */
    boolean measuring();
}
