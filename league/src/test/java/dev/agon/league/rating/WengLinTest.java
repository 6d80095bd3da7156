package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WengLinTest {
    private static final Rating UNKNOWN = new Rating(0, 350);

    @Test
    void fourHundredPointsAreOddsOfTenToOne() {
        assertEquals(10.0 / 11, WengLin.winProbability(400, 0), 1e-12);
        assertEquals(100.0 / 101, WengLin.winProbability(500, -300), 1e-12);
        assertEquals(0.5, WengLin.winProbability(7, 7), 1e-12);
    }

    @Test
    void movesTwoUnknownPlayersAsWorkedByHand() {
        // c = sqrt(2 * 350² + (400 / ln 10)²) = 524.573990512; p = 1/2
        // mean: 350² / c * 1/2; variance: 350² * (1 - 350² / c² * 1/4)
        List<List<Rating>> after = duel(UNKNOWN, UNKNOWN, 1);

        assertEquals(116.761412323, after.get(0).get(0).mean(), 1e-6);
        assertEquals(-116.761412323, after.get(1).get(0).mean(), 1e-6);
        assertEquals(329.949651602, after.get(0).get(0).sigma(), 1e-6);
        assertEquals(329.949651602, after.get(1).get(0).sigma(), 1e-6);
    }

    @Test
    void neverMovesAnAnchor() {
        Rating anchor = Rating.frozen(300);

        assertEquals(anchor, duel(UNKNOWN, anchor, 1).get(1).get(0));
        assertEquals(anchor, duel(UNKNOWN, anchor, -1).get(1).get(0));
    }

    @Test
    void leavesEqualPlayersWhereTheyAreWhenTheyDrawAndIsSurer() {
        List<List<Rating>> after = duel(UNKNOWN, UNKNOWN, 0);

        assertEquals(0, after.get(0).get(0).mean(), 1e-12);
        assertTrue(after.get(0).get(0).sigma() < 350);
    }

    @Test
    void ratesATeamOfOnePlayerLikeThePlayerWhateverItsSize() {
        // One member of weight 1 is what five seats of one player are; five different players of weight 1/5 share the
        // news.
        List<WengLin.Member> five = Collections.nCopies(5, new WengLin.Member(UNKNOWN, 0.2));
        List<List<Rating>> after = WengLin.update(List.of(
                new WengLin.Team(five, 1), new WengLin.Team(List.of(new WengLin.Member(Rating.frozen(0), 1)), -1)));

        Rating alone = duel(UNKNOWN, Rating.frozen(0), 1).get(0).get(0);
        for (Rating member : after.get(0)) {
            assertTrue(member.mean() > 0 && member.mean() < alone.mean(), member.toString());
            assertTrue(member.sigma() > alone.sigma(), member.toString());
        }
    }

    @Test
    void ratesThreeTeamsByAllTheirPairs() {
        List<List<Rating>> after = WengLin.update(List.of(solo(UNKNOWN, 2), solo(UNKNOWN, 1), solo(UNKNOWN, 0)));

        assertEquals(2 * 116.761412323, after.get(0).get(0).mean(), 1e-6);
        assertEquals(0, after.get(1).get(0).mean(), 1e-9);
        assertEquals(-2 * 116.761412323, after.get(2).get(0).mean(), 1e-6);
    }

    @Test
    void followsTheExactPosteriorWhenWinsAndLossesMix() {
        for (long seed = 1; seed <= 5; seed++) {
            double[] anchors = {0, 300};
            MatchRandom random = new MatchRandom(seed);
            List<double[]> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double anchor = anchors[i % 2];
                results.add(new double[] {anchor, random.nextFloat() < WengLin.winProbability(150, anchor) ? 1 : 0});
            }

            Rating online = online(results);
            Rating exact = exact(results);

            assertEquals(exact.mean(), online.mean(), exact.sigma() / 2, "seed " + seed);
            assertEquals(exact.sigma(), online.sigma(), 0.12 * exact.sigma(), "seed " + seed);
        }
    }

    @Test
    void staysUncertainAfterNothingButWins() {
        for (int wins : new int[] {20, 100, 1000}) {
            List<double[]> results = Collections.nCopies(wins, new double[] {0, 1});

            Rating online = online(results);
            Rating exact = exact(results);

            assertTrue(online.sigma() > 0.75 * exact.sigma(), wins + " wins: " + online + ", exact " + exact);
            assertEquals(exact.mean(), online.mean(), exact.sigma(), wins + " wins");
        }
    }

    private static Rating online(List<double[]> results) {
        Rating rating = UNKNOWN;
        for (double[] result : results) {
            rating = duel(rating, Rating.frozen(result[0]), 2 * result[1] - 1)
                    .get(0)
                    .get(0);
        }
        return rating;
    }

    /** The posterior by brute force over a grid: prior times the Bradley-Terry likelihood of each result. */
    private static Rating exact(List<double[]> results) {
        int points = 4001;
        double[] weight = new double[points];
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < points; i++) {
            double x = position(i);
            double logWeight = -x * x / (2 * UNKNOWN.variance());
            for (double[] result : results) {
                double odds = (x - result[0]) * Math.log(10) / 400;
                logWeight -= result[1] == 1 ? Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds));
            }
            weight[i] = Math.exp(logWeight);
            sum += weight[i];
            mean += weight[i] * x;
        }
        mean /= sum;
        double variance = 0;
        for (int i = 0; i < points; i++) {
            variance += weight[i] * (position(i) - mean) * (position(i) - mean) / sum;
        }
        return new Rating(mean, Math.sqrt(variance));
    }

    private static double position(int i) {
        return (i - 2000) * 1.4;
    }

    private static List<List<Rating>> duel(Rating first, Rating second, double outcome) {
        return WengLin.update(List.of(solo(first, outcome), solo(second, -outcome)));
    }

    private static WengLin.Team solo(Rating rating, double outcome) {
        return new WengLin.Team(List.of(new WengLin.Member(rating, 1)), outcome);
    }
}
