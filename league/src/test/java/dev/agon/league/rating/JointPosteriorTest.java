package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.MatchRandom;
import dev.agon.league.rating.Encounters.Share;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class JointPosteriorTest {
    private static final Map<String, Rating> ANCHORS =
            Map.of("bot:low", Rating.frozen(0), "bot:high", Rating.frozen(300));

    private final Encounters encounters = new Encounters();

    @Test
    void isThePosteriorOfAPlayerAmongAnchors() {
        MatchRandom random = new MatchRandom(2);
        int[] won = new int[2];
        for (int i = 0; i < 120; i++) {
            boolean wins = random.nextFloat() < WengLin.winProbability(150, i % 2 * 300);
            won[i % 2] += wins ? 1 : 0;
            play("a", i % 2 == 0 ? "bot:low" : "bot:high", wins ? 1 : -1);
        }

        double[] exact = exact((a, b) -> likelihood(a, won[0], 60 - won[0]) + likelihood(a - 300, won[1], 60 - won[1]));

        Rating a = posterior().get("a");
        assertEquals(exact[0], a.mean(), 0.05 * exact[1]);
        assertEquals(exact[1], a.sigma(), 0.03 * exact[1]);
    }

    @Test
    void countsInThatTheOpponentIsNotKnownEither() {
        // b knows an anchor a little, a knows b well: a is no better known than b.
        for (int i = 0; i < 40; i++) {
            play("b", "bot:low", i % 2 == 0 ? 1 : -1);
        }
        for (int i = 0; i < 4_000; i++) {
            play("a", "b", i % 4 == 0 ? -1 : 1);
        }

        double[] exact = exact((a, b) -> likelihood(b, 20, 20) + likelihood(a - b, 3_000, 1_000));

        Rating a = posterior().get("a");
        assertEquals(exact[0], a.mean(), 0.1 * exact[1]);
        assertEquals(exact[1], a.sigma(), 0.05 * exact[1]);
        assertTrue(a.sigma() > 50, a.toString());
    }

    @Test
    void staysUncertainAfterNothingButWins() {
        for (int i = 0; i < 100; i++) {
            play("a", "bot:low", 1);
        }

        double[] exact = exact((a, b) -> likelihood(a, 100, 0));

        Rating a = posterior().get("a");
        assertEquals(exact[0], a.mean(), exact[1] / 3);
        assertEquals(exact[1], a.sigma(), 0.15 * exact[1]);
    }

    @Test
    void expectsASnapshotNearTheOneBeforeIt() {
        for (int i = 0; i < 1_000; i++) {
            play("main@3", "bot:high", i % 2 == 0 ? 1 : -1);
        }
        play("main@4", "main@20", 1);

        Map<String, Rating> ratings = posterior();

        assertEquals(300, ratings.get("main@4").mean(), 60);
        assertEquals(RatingTable.DRIFT, ratings.get("main@4").sigma(), 20);
        assertTrue(ratings.get("main@20").sigma() > ratings.get("main@4").sigma());
    }

    @Test
    void ratesATeamOfOnePlayerLikeThePlayerAndAMixedOneByItsMean() {
        encounters.add(List.of(new Share("a", 0.5), new Share("bot:high", 0.5)), List.of(new Share("bot:low", 1)), 1);
        Rating mixed = posterior().get("a");
        Rating alone =
                JointPosterior.of(ANCHORS, won(List.of(new Share("a", 1)), 1)).get("a");

        assertTrue(alone.mean() > mixed.mean() && mixed.mean() > 0, alone + ", " + mixed);
        assertTrue(mixed.sigma() > alone.sigma() && mixed.sigma() < 350, alone + ", " + mixed);
    }

    @Test
    void isSurerOfTheSameWinRateWhereMatchesAreOftenDrawn() {
        for (int i = 0; i < 1_000; i++) {
            play("a", "bot:low", i % 10 == 0 ? 1 : i % 10 == 1 ? -1 : 0);
        }
        double drawn = posterior().get("a").sigma();
        Encounters decided = new Encounters();
        for (int i = 0; i < 1_000; i++) {
            decided.add(List.of(new Share("a", 1)), List.of(new Share("bot:low", 1)), i % 2 == 0 ? 1 : -1);
        }
        double undrawn = JointPosterior.of(ANCHORS, decided).get("a").sigma();

        // A result's variance is 0.2 · 1/4 instead of 1/4.
        assertEquals(Math.sqrt(0.2), drawn / undrawn, 0.03);
    }

    @Test
    void doesNotDependOnTheOrderOfMatches() {
        Encounters reversed = new Encounters();
        for (int i = 0; i < 300; i++) {
            play("p" + i % 7, "p" + (i + 1 + i % 5) % 7, i % 3 - 1);
        }
        for (int i = 299; i >= 0; i--) {
            reversed.add(
                    List.of(new Share("p" + i % 7, 1)), List.of(new Share("p" + (i + 1 + i % 5) % 7, 1)), i % 3 - 1);
        }
        Map<String, Rating> other = JointPosterior.of(ANCHORS, reversed);

        posterior().forEach((player, rating) -> {
            assertEquals(rating.mean(), other.get(player).mean(), 1e-6);
            assertEquals(rating.sigma(), other.get(player).sigma(), 1e-6);
        });
    }

    private void play(String player, String opponent, double outcome) {
        encounters.add(List.of(new Share(player, 1)), List.of(new Share(opponent, 1)), outcome);
    }

    private static Encounters won(List<Share> team, double outcome) {
        Encounters one = new Encounters();
        one.add(team, List.of(new Share("bot:low", 1)), outcome);
        return one;
    }

    private Map<String, Rating> posterior() {
        return JointPosterior.of(ANCHORS, encounters);
    }

    private static double likelihood(double difference, int wins, int losses) {
        double x = difference / WengLin.LOGISTIC_SCALE;
        return -wins * Math.log1p(Math.exp(-x)) - losses * Math.log1p(Math.exp(x));
    }

    /** Mean and sigma of a by brute force over a grid of a and b: the prior of both times the likelihood. */
    private static double[] exact(DoubleBinaryOperator logLikelihood) {
        DoubleBinaryOperator logPosterior =
                (a, b) -> logLikelihood.applyAsDouble(a, b) - (a * a + b * b) / (2 * RatingTable.UNKNOWN.variance());
        double[] most = {Double.NEGATIVE_INFINITY};
        overGrid((a, b) -> most[0] = Math.max(most[0], logPosterior.applyAsDouble(a, b)));
        double[] moments = new double[3];
        overGrid((a, b) -> {
            double weight = Math.exp(logPosterior.applyAsDouble(a, b) - most[0]);
            moments[0] += weight;
            moments[1] += weight * a;
            moments[2] += weight * a * a;
        });
        double mean = moments[1] / moments[0];
        return new double[] {mean, Math.sqrt(moments[2] / moments[0] - mean * mean)};
    }

    private static void overGrid(BiConsumer<Double, Double> visit) {
        for (double a = -600; a <= 1_500; a += 3) {
            for (double b = -600; b <= 600; b += 3) {
                visit.accept(a, b);
            }
        }
    }
}
