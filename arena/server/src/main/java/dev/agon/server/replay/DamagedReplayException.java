package dev.agon.server.replay;

import java.io.IOException;

/** A replay that cannot be used: cut, altered, or not a replay of this game at all. */
public final class DamagedReplayException extends IOException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong with which replay. */
    public DamagedReplayException(String message) {
        super(message);
    }
}
