package dev.agon.league.coordinator;

import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;

/** Decides what workers play, and hears how it went. Called from many threads; neither call may block. */
public interface LeaseDesk {
    /** The next matches for a worker, at least one. */
    Lease lease(String worker);

    /** A match of a lease ended; said once or, after a crash of either side, again. */
    void result(MatchResult result);
}
