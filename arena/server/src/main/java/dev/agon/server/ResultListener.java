package dev.agon.server;

/** Hears how live matches end; matches that were broken off have no result. */
@FunctionalInterface
public interface ResultListener {
    /** Called once per match, on a thread of the arena, which it must not hold up for long. */
    void matchEnded(MatchResult result);
}
