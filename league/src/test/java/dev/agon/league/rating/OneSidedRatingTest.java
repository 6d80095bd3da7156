package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.league.rating.Encounters.Share;
import dev.agon.league.rating.OneSidedRating.Evidence;
import dev.agon.league.rating.OneSidedRating.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ratings of people, checked against the posterior of all players at once and against sums over a grid. */
class OneSidedRatingTest {
    private static final Rating WEAK = Rating.frozen(0);
    private static final Rating STRONG = Rating.frozen(900);

    @Test
    void againstAnchorsItIsWhatTheJointPosteriorSaysOfAnybody() {
        List<Evidence> matches = new ArrayList<>();
        Encounters encounters = new Encounters();
        for (int i = 0; i < 30; i++) {
            boolean weak = i % 3 == 0;
            boolean won = weak || i % 5 == 0;
            matches.add(duel(weak ? "bot:weak" : "bot:strong", weak ? WEAK : STRONG, won ? 1 : 0));
            encounters.add(
                    List.of(new Share("Ada", 1)),
                    List.of(new Share(weak ? "bot:weak" : "bot:strong", 1)),
                    won ? 1 : -1);
        }

        Rating rating = OneSidedRating.of(matches);

        Rating expected = JointPosterior.of(Map.of("bot:weak", WEAK, "bot:strong", STRONG), encounters)
                .get("Ada");
        assertEquals(expected.mean(), rating.mean(), 0.01);
        assertEquals(expected.sigma(), rating.sigma(), 0.01);
    }

    @Test
    void anUncertainOpponentLeavesAsMuchUncertaintyAsSummingOverAllItCouldBe() {
        Rating uncertain = new Rating(600, 120);
        List<Evidence> matches = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            matches.add(duel("RUN@12", uncertain, i % 2));
        }

        Rating rating = OneSidedRating.of(matches);

        double[] summed = overAGrid(40, 20, uncertain);
        assertEquals(summed[0], rating.mean(), 6);
        assertEquals(summed[1], rating.sigma(), 6);
        List<Evidence> known = matches.stream()
                .map(match -> duel("RUN@12", Rating.frozen(600), match.score()))
                .toList();
        assertTrue(OneSidedRating.of(known).sigma() < rating.sigma() - 30);
    }

    /** Mean and standard deviation of the person, by brute force over both strengths. */
    private static double[] overAGrid(int matches, int won, Rating opponent) {
        double all = 0;
        double mean = 0;
        double square = 0;
        for (double own = -600; own <= 1800; own += 4) {
            for (double other = 0; other <= 1200; other += 4) {
                double p = 1 / (1 + Math.pow(10, (other - own) / 400));
                double density = Math.exp(-own * own / (2 * 350 * 350)
                        - Math.pow((other - opponent.mean()) / opponent.sigma(), 2) / 2
                        + won * Math.log(p)
                        + (matches - won) * Math.log(1 - p));
                all += density;
                mean += density * own;
                square += density * own * own;
            }
        }
        mean /= all;
        return new double[] {mean, Math.sqrt(square / all - mean * mean)};
    }

    @Test
    void whoIsCarriedIsCreditedWithTheirShareOnly() {
        List<Part> three = List.of(
                new Part("RUN@9", 1.0 / 3, STRONG), new Part("RUN@9", 1.0 / 3, STRONG), new Part("bot:weak", -1, WEAK));
        Rating carried = OneSidedRating.of(List.of(new Evidence(1.0 / 3, three, 1)));
        Rating alone = OneSidedRating.of(List.of(duel("bot:weak", WEAK, 1)));
        assertTrue(carried.mean() > 0 && carried.mean() < alone.mean() / 10, carried + " against " + alone);
    }

    @Test
    void withoutAMatchNothingIsKnown() {
        assertEquals(RatingTable.UNKNOWN.mean(), OneSidedRating.of(List.of()).mean());
        assertEquals(RatingTable.UNKNOWN.sigma(), OneSidedRating.of(List.of()).sigma(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> duel("bot:weak", WEAK, 2));
    }

    @Test
    void thousandsOfWinsStayFinite() {
        List<Evidence> wins = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            wins.add(duel("bot:strong", STRONG, 1));
        }
        Rating rating = OneSidedRating.of(wins);
        assertTrue(rating.mean() > 1500 && rating.mean() < 4000, rating.toString());
    }

    private static Evidence duel(String opponent, Rating known, double score) {
        return new Evidence(1, List.of(new Part(opponent, -1, known)), score);
    }
}
