package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WinRateTest {
    @Test
    void givesTheIntervalOfPublishedTables() {
        // Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3 (score).
        assertInterval(new WinRate(81, 0, 263 - 81), 0.2553, 0.3662);
        assertInterval(new WinRate(15, 0, 148 - 15), 0.0624, 0.1605);
        assertInterval(new WinRate(0, 0, 20), 0.0000, 0.1611);
        assertInterval(new WinRate(1, 0, 28), 0.0061, 0.1718);
    }

    private static void assertInterval(WinRate rate, double low, double high) {
        assertEquals(low, rate.low(), 5e-5);
        assertEquals(high, rate.high(), 5e-5);
    }

    @Test
    void countsADrawHalf() {
        assertEquals(0.5, new WinRate(0, 10, 0).rate());
        assertEquals(new WinRate(5, 0, 5).low(), new WinRate(0, 10, 0).low());
        assertEquals(new WinRate(1, 1, 1), new WinRate(0, 0, 0).plus(3).plus(0).plus(-0.5));
    }

    @Test
    void knowsNothingWithoutMatches() {
        WinRate none = new WinRate(0, 0, 0);

        assertEquals(0.5, none.rate());
        assertEquals(0, none.low());
        assertEquals(1, none.high());
    }

    @Test
    void isTurnedRoundForTheOpponent() {
        assertEquals(new WinRate(1, 2, 3), new WinRate(3, 2, 1).reversed());
    }

    @Test
    void refusesCountsBelowZero() {
        assertThrows(IllegalArgumentException.class, () -> new WinRate(-1, 0, 0));
    }
}
