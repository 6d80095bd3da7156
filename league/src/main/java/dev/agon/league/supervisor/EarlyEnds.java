package dev.agon.league.supervisor;

/** Counts children that ended before they were of use, one after the other: what always fails is not started for ever. */
final class EarlyEnds {
    /** So many in a row are too many. */
    static final int MOST = 5;

    /** Seconds within which a child is of no use. */
    static final double SECONDS = 20;

    private int inARow;

    /** Another child ended. */
    void count(boolean early) {
        inARow = early ? inARow + 1 : 0;
    }

    boolean areTooMany() {
        return inARow >= MOST;
    }

    int inARow() {
        return inARow;
    }
}
