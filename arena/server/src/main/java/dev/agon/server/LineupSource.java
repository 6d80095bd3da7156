package dev.agon.server;

/** Says who plays the next exhibition match: the newest there are. Thread-safe. */
@FunctionalInterface
public interface LineupSource {
    /** Asked before each match. */
    Lineup next();
}
