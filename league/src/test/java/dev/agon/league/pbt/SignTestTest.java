package dev.agon.league.pbt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.rating.WinRate;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SignTestTest {
    @Test
    void isTheShareOfAllWaysInWhichEqualsComeToSuchAResult() {
        for (int decided : new int[] {1, 2, 7, 40, 100}) {
            for (int won = 0; won <= decided; won++) {
                assertEquals(exact(won, decided), chance(won, 0, decided - won), 1e-12, won + " of " + decided);
            }
        }
        assertEquals(1 / 32.0, chance(5, 0, 0), 1e-15);
        // A published value: 60 heads or more of 100.
        assertEquals(0.02844, chance(60, 0, 40), 5e-6);
    }

    @Test
    void takesNoNoticeOfDraws() {
        assertEquals(chance(9, 0, 1), chance(9, 990, 1), 0);
        assertEquals(1, chance(0, 500, 0), 0);
        assertEquals(1, chance(0, 0, 0), 0);
    }

    @Test
    void staysAChanceForManyMatches() {
        double even = chance(50_000, 0, 50_000);
        assertEquals(0.5, even, 0.002);
        assertTrue(chance(100_000, 0, 0) >= 0 && chance(100_000, 0, 0) < 1e-300);
        assertEquals(1, chance(0, 0, 100_000), 1e-9);
    }

    private static double chance(long wins, long draws, long losses) {
        return SignTest.chanceAmongEquals(new WinRate(wins, draws, losses));
    }

    private static double exact(int won, int decided) {
        BigInteger ways = BigInteger.ZERO;
        for (int times = won; times <= decided; times++) {
            ways = ways.add(choose(decided, times));
        }
        return ways.doubleValue() / Math.pow(2, decided);
    }

    private static BigInteger choose(int all, int some) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < some; i++) {
            ways = ways.multiply(BigInteger.valueOf(all - i)).divide(BigInteger.valueOf(i + 1L));
        }
        return ways;
    }
}
