package dev.agon.server;

/** Hears how live matches end; matches that were broken off have no result. */
@FunctionalInterface
public interface ResultListener {
    /**
     * Called once per match, on a thread of the arena, which it must not hold up for long; once more by the next arena where one was lost
     * just then. Results are told apart by their match ids.
     */
    void matchEnded(MatchResult result);
}
