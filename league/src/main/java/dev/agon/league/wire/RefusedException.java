package dev.agon.league.wire;

/** A message that is not what it should be; the text says what is wrong with it. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /** Refused for this reason. */
    public RefusedException(String reason) {
        super(reason);
    }
}
