package dev.agon.league.wire;

/** A message that is not what it should be; the text says what is wrong with it. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean notFinite;

    /** Refused for this reason. */
    public RefusedException(String reason) {
        this(reason, false);
    }

    private RefusedException(String reason, boolean notFinite) {
        super(reason);
        this.notFinite = notFinite;
    }

    /** Refused for a number that is infinite or NaN; the reason names where it stood. */
    public static RefusedException notFinite(String reason) {
        return new RefusedException(reason, true);
    }

    /** Whether a number in it is infinite or NaN, as only a broken or a hostile sender would send it. */
    public boolean isNotFinite() {
        return notFinite;
    }
}
