package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.agon.game.MatchRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AlphaRankTest {
    private static final double[][] ROCK_PAPER_SCISSORS = {{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}};

    /** The paper's biased game, whose Nash equilibrium is (1/16, 10/16, 5/16). */
    private static final double[][] BIASED = {{0, -0.5, 1}, {0.5, 0, -0.1}, {-1, 0.1, 0}};

    @Test
    void givesTheFiguresPublishedForPlayersThatCommitOrFake() {
        // Han, Pereira, Santos and Lenaerts, "Good Agreements Make Good Friends", 2013, with its parameters; the
        // figures
        // are those that OpenSpiel checks its own implementation against.
        double r = 1;
        double t = 2;
        double p = 0;
        double s = -1;
        double delta = 4;
        double epsilon = 0.25;
        double[][] payoff = {
            {r - epsilon / 2, r - epsilon, 0, s + delta - epsilon, r - epsilon},
            {r, r, s, s, s},
            {0, t, p, p, p},
            {t - delta, t, p, p, p},
            {r, t, p, p, p}
        };

        assertArrayEquals(
                new double[] {0.40966787, 0.07959841, 0.20506998, 0.08505983, 0.2206039},
                AlphaRank.rank(payoff, 0.1, 20),
                5e-9);
    }

    @Test
    void rockPaperAndScissorsRankAlike() {
        double third = 1 / 3.0;

        assertArrayEquals(new double[] {third, third, third}, AlphaRank.rank(ROCK_PAPER_SCISSORS, 0.1, 20), 1e-12);
        assertArrayEquals(new double[] {third, third, third}, AlphaRank.limit(ROCK_PAPER_SCISSORS, 50), 1e-9);
    }

    @Test
    void aBiasedCycleRanksAlikeInTheLimitThoughItsEquilibriumDoesNot() {
        double third = 1 / 3.0;

        assertArrayEquals(new double[] {third, third, third}, AlphaRank.limit(BIASED, 50), 1e-4);
        assertArrayEquals(new double[] {1 / 16.0, 10 / 16.0, 5 / 16.0}, Nash.equilibrium(BIASED), 1e-7);
    }

    @Test
    void twoPlayersRankByTheRatioOfTheirFixationProbabilities() {
        // ρ = (1 − e^−u) / (1 − e^−mu) with u = α·m/(m − 1)·payoff, so that the odds are e^((m − 1)·u).
        double[][] payoff = {{0, 0.02}, {-0.02, 0}};
        int m = 10;
        double u = 3.0 * m / (m - 1) * 0.02;
        double odds = Math.exp((m - 1) * u);

        assertArrayEquals(new double[] {odds / (1 + odds), 1 / (1 + odds)}, AlphaRank.rank(payoff, 3, m), 1e-12);
    }

    @Test
    void withoutSelectionAllRankAlike() {
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, AlphaRank.rank(ladder(4), 0, 50), 1e-12);
    }

    @Test
    void theBestOfALadderHasAllTimeInTheLimit() {
        assertArrayEquals(new double[] {0, 0, 0, 0, 1}, AlphaRank.limit(ladder(5), 50), 1e-9);
    }

    @Test
    void aCycleOnTopSharesAllTimeAndLosersToItHaveNone() {
        double[][] payoff = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                payoff[i][j] = i < 3 && j < 3 ? ROCK_PAPER_SCISSORS[i][j] : Math.signum(j - i);
            }
        }
        double third = 1 / 3.0;

        assertArrayEquals(new double[] {third, third, third, 0, 0, 0}, AlphaRank.limit(payoff, 50), 1e-9);
    }

    @Test
    void isStationaryForHundredsOfPlayers() {
        MatchRandom random = new MatchRandom(3);
        double[][] chance = new double[200][200];
        for (double[] row : chance) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.pow(10, -12 * random.nextFloat()) / row.length;
            }
        }
        double[] stationary = MarkovChain.stationary(copy(chance));

        for (int state = 0; state < chance.length; state++) {
            double in = 0;
            double out = 0;
            for (int other = 0; other < chance.length; other++) {
                in += other == state ? 0 : stationary[other] * chance[other][state];
                out += other == state ? 0 : stationary[state] * chance[state][other];
            }
            assertEquals(1, in / out, 1e-9, "state " + state);
        }
        assertEquals(1, Arrays.stream(stationary).sum(), 1e-12);
    }

    @Test
    void refusesWhatIsNoGame() {
        assertThrows(IllegalArgumentException.class, () -> AlphaRank.rank(new double[0][0], 1, 50));
        assertThrows(IllegalArgumentException.class, () -> AlphaRank.rank(new double[][] {{0, 1}}, 1, 50));
        assertThrows(IllegalArgumentException.class, () -> AlphaRank.rank(ladder(2), -1, 50));
        assertThrows(IllegalArgumentException.class, () -> AlphaRank.rank(ladder(2), 1, 1));
    }

    private static double[][] ladder(int players) {
        double[][] payoff = new double[players][players];
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < players; j++) {
                payoff[i][j] = 0.1 * (i - j);
            }
        }
        return payoff;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
