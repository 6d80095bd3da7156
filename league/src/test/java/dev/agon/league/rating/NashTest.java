package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NashTest {
    private static final double[][] ROCK_PAPER_SCISSORS = {{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}};

    @Test
    void rockPaperAndScissorsCarryAThirdEach() {
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, Nash.equilibrium(ROCK_PAPER_SCISSORS), 1e-9);
    }

    @Test
    void eachOfABiasedCycleCarriesWhatTheOtherTwoPlayFor() {
        // Paper beats rock for 1, scissors beat paper for 2, rock beats scissors for 3: masses 2 : 3 : 1.
        double[][] biased = {{0, -1, 3}, {1, 0, -2}, {-3, 2, 0}};

        assertArrayEquals(new double[] {2 / 6.0, 3 / 6.0, 1 / 6.0}, Nash.equilibrium(biased), 1e-7);
    }

    @Test
    void theBestOfALadderCarriesEverything() {
        double[][] ladder = {{0, -0.2, -0.5}, {0.2, 0, -0.1}, {0.5, 0.1, 0}};

        double[] mass = Nash.equilibrium(ladder);

        assertArrayEquals(new double[] {0, 0, 1}, mass, 1e-12);
        assertArrayEquals(new double[] {-0.5, -0.1, 0}, Nash.ratings(ladder, mass), 1e-12);
    }

    @Test
    void aDominatedPlayerCarriesNothing() {
        double[][] withLoser = {{0, -1, 1, 1}, {1, 0, -1, 0.1}, {-1, 1, 0, 0.1}, {-1, -0.1, -0.1, 0}};

        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 0}, Nash.equilibrium(withLoser), 1e-7);
    }

    @Test
    void copiesShareTheMassOfOne() {
        // Rock, paper, scissors, scissors: the example of "Re-evaluating Evaluation", section 3.
        double[][] withCopy = {{0, -1, 1, 1}, {1, 0, -1, -1}, {-1, 1, 0, 0}, {-1, 1, 0, 0}};

        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 6.0, 1 / 6.0}, Nash.equilibrium(withCopy), 1e-8);
    }

    @Test
    void playersWhoAllDrawShareEqually() {
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, Nash.equilibrium(new double[4][4]), 1e-12);
    }

    @Test
    void ofManyEquilibriaItIsTheOneOfGreatestEntropy() {
        // Payoffs u·vᵀ − v·uᵀ: each p with u·p = v·p = 0 is an equilibrium, here (t, 2t, 3s, s) with 3t + 4s = 1.
        // Entropy is greatest where 12·ln t + 8·ln 2 = 12·ln s + 9·ln 3.
        double[] u = {2, -1, 0, 0};
        double[] v = {0, 0, 1, -3};
        double[][] payoff = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                payoff[i][j] = u[i] * v[j] - v[i] * u[j];
            }
        }
        double ratio = Math.exp((9 * Math.log(3) - 8 * Math.log(2)) / 12);
        double s = 1 / (3 * ratio + 4);
        double t = ratio * s;

        assertArrayEquals(new double[] {t, 2 * t, 3 * s, s}, Nash.equilibrium(payoff), 1e-7);
    }

    @Test
    void nobodyGainsAgainstTheMixtureOfAnyRandomPopulation() {
        MatchRandom random = new MatchRandom(5);
        for (int game = 0; game < 150; game++) {
            double[][] payoff = random(random, 1 + random.nextInt(45), game % 3);

            double[] mass = Nash.equilibrium(payoff);

            assertEquals(1, Arrays.stream(mass).sum(), 1e-9, "game " + game);
            assertTrue(Arrays.stream(mass).allMatch(m -> m >= 0), "game " + game);
            assertEquals(0, Nash.exploitability(payoff, mass), 1e-7, "game " + game);
        }
    }

    @Test
    void holdsForAHundredPlayers() {
        double[][] payoff = random(new MatchRandom(6), 100, 0);

        assertEquals(0, Nash.exploitability(payoff, Nash.equilibrium(payoff)), 1e-7);
    }

    @Test
    void doesNotDependOnTheScaleOfThePayoffs() {
        double[][] payoff = random(new MatchRandom(7), 12, 0);
        double[][] thousandth = Arrays.stream(payoff)
                .map(row -> Arrays.stream(row).map(value -> value / 1000).toArray())
                .toArray(double[][]::new);

        assertArrayEquals(Nash.equilibrium(payoff), Nash.equilibrium(thousandth), 1e-7);
    }

    @Test
    void refusesPayoffsThatAreNoSymmetricZeroSumGame() {
        assertThrows(IllegalArgumentException.class, () -> Nash.equilibrium(new double[0][0]));
        assertThrows(IllegalArgumentException.class, () -> Nash.equilibrium(new double[][] {{0, 1}, {1, 0}}));
        assertThrows(IllegalArgumentException.class, () -> Nash.equilibrium(new double[][] {{0, 1}, {-1}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> Nash.equilibrium(new double[][] {{0, Double.NaN}, {Double.NaN, 0}}));
    }

    /** Payoffs in [-1, 1]: any numbers, whole numbers with many ties, or win rates in 20 matches. */
    private static double[][] random(MatchRandom random, int players, int kind) {
        double[][] payoff = new double[players][players];
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < i; j++) {
                payoff[i][j] = switch (kind) {
                    case 0 -> 2 * random.nextFloat() - 1;
                    case 1 -> random.nextInt(3) - 1;
                    default -> (random.nextInt(41) - 20) / 20.0;
                };
                payoff[j][i] = -payoff[i][j];
            }
        }
        return payoff;
    }
}
