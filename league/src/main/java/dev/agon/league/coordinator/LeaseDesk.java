package dev.agon.league.coordinator;

import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;

/** Decides what workers play, and hears how it went. Called from many threads; neither call may block. */
public interface LeaseDesk {
    /** The next matches for a worker that has a use for so many. */
    Lease lease(String worker, int matches);

    /** A match of a lease or an exhibition ended; said once or, after a crash of either side, again. */
    void result(MatchResult result);

    /** Whether training is done and only matches that measure are given out. */
    boolean measuring();
}
