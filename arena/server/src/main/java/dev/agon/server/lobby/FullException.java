package dev.agon.server.lobby;

/** There are as many matches as there may be. */
public final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FullException(int matches) {
        super("There are already " + matches + " matches; try again when one has ended.");
    }
}
