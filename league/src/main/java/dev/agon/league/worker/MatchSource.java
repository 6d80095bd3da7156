package dev.agon.league.worker;

/** Says what is played next. */
interface MatchSource {
    /** The next match; waits where none is known. */
    MatchOrder next() throws InterruptedException;

    /** Raised when all that was given out before is to be left. */
    int edition();
}
