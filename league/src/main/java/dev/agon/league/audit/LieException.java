package dev.agon.league.audit;

/** A worker told what cannot have been: the message says what, for people. */
public final class LieException extends Exception {
    private static final long serialVersionUID = 1;

    LieException(String message) {
        super(message);
    }
}
