package dev.agon.league.pbt;

import dev.agon.league.rating.WinRate;

/**
 * The sign test of matches between two players: draws say nothing, and of the others each is won by either with equal chance if they are
 * equally strong. Exact, also for few matches. Matches that come in pairs, the same seed with sides swapped, scatter less than that, so
 * that what it finds is rather more certain than it says.
 */
public final class SignTest {
    private SignTest() {}

    /** The chance in (0, 1] that equals would have come to a result that is at least as good for the player. */
    public static double chanceAmongEquals(WinRate ofPlayer) {
        return tail(ofPlayer.wins(), ofPlayer.wins() + ofPlayer.losses());
    }

    /** P(X ≥ won) with X binomial of {@code decided} and one half; from the far end, where its terms are least. */
    private static double tail(long won, long decided) {
        double logTerm = -decided * Math.log(2);
        double sum = 0;
        for (long times = decided; times >= won; times--) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(times) - Math.log(decided - times + 1.0);
        }
        return Math.min(1, sum);
    }
}
