package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurrogateTest {
    private static final Surrogate PLAIN = new Surrogate(PpoConfig.defaults().withClip(0.2, 0));
    private static final Surrogate DUAL = new Surrogate(PpoConfig.defaults().withClip(0.2, 3));

    /** Worked by hand: −min(r·A, clip(r, 0.8, 1.2)·A), and at least 3·A where A is negative for the last column. */
    @ParameterizedTest
    @CsvSource({
        "1.0,  2, -2.0, -2.0",
        "1.1,  2, -2.2, -2.2",
        "1.5,  2, -2.4, -2.4",
        "0.5,  2, -1.0, -1.0",
        "1.0, -2,  2.0,  2.0",
        "0.5, -2,  1.6,  1.6",
        "1.5, -2,  3.0,  3.0",
        "4.0, -2,  8.0,  6.0",
        "4.0,  2, -2.4, -2.4",
    })
    void agreesWithExamplesWorkedByHand(double ratio, double advantage, double plain, double dual) {
        assertEquals(plain, PLAIN.loss(ratio, advantage), 1e-12);
        assertEquals(dual, DUAL.loss(ratio, advantage), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1.0", "1.1", "0.9", "1.5", "0.5", "2.9", "3.5", "20"})
    void slopeIsThatOfTheLossByTheLogarithmOfTheRatio(double ratio) {
        for (Surrogate surrogate : new Surrogate[] {PLAIN, DUAL}) {
            for (double advantage : new double[] {1.7, -0.6}) {
                double step = 1e-6;
                double up = surrogate.loss(ratio * Math.exp(step), advantage);
                double down = surrogate.loss(ratio * Math.exp(-step), advantage);
                assertEquals((up - down) / (2 * step), surrogate.slope(ratio, advantage), 1e-6, "A = " + advantage);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.79, true", "0.81, false", "1.19, false", "1.21, true"})
    void tellsWhichRatiosAreClipped(double ratio, boolean clipped) {
        assertEquals(clipped, PLAIN.clips(ratio));
    }

    @ParameterizedTest
    @CsvSource({"1e9", "-1e9", "0"})
    void ratioIsFiniteHoweverFarThePoliciesAreApart(double logRatio) {
        double ratio = Surrogate.ratio(logRatio);
        assertTrue(Double.isFinite(ratio) && ratio > 0, "ratio " + ratio);
        assertFalse(Double.isNaN(PLAIN.loss(ratio, -1)));
    }
}
