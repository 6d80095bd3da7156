package dev.agon.server;

/** What kind of player sits in a seat. */
public enum PlayerKind {
    /** A person at a browser. */
    HUMAN,
    /** A learned policy. */
    AGENT,
    /** Scripted, shipped with the game. */
    BOT,
    /** A program of somebody else's. */
    REMOTE
}
