package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.gesundkrank.jskills.GameInfo;
import de.gesundkrank.jskills.IPlayer;
import de.gesundkrank.jskills.ITeam;
import de.gesundkrank.jskills.Player;
import de.gesundkrank.jskills.Team;
import de.gesundkrank.jskills.trueskill.TwoPlayerTrueSkillCalculator;
import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An independent system, built on a normal instead of a logistic curve, must come to the same opinion of the same results. */
class SecondOpinionTest {
    /** The width at which a normal curve is closest to the logistic one of our scale (the factor 1.702). */
    private static final double BETA = 1.702 * WengLin.LOGISTIC_SCALE / Math.sqrt(2);

    @Test
    void agreesWithAnotherSystemOnAThousandMatchesOfSixPlayers() {
        // Near enough to one another that the two curves are alike: a normal one takes upsets far off much more to
        // heart.
        double[] truth = {-160, -80, 0, 60, 110, 190};
        List<Rating> ours = new ArrayList<>();
        List<de.gesundkrank.jskills.Rating> theirs = new ArrayList<>();
        for (double ignored : truth) {
            ours.add(new Rating(0, 350));
            theirs.add(new de.gesundkrank.jskills.Rating(0, 350));
        }
        MatchRandom random = new MatchRandom(11);
        for (int match = 0; match < 1_000; match++) {
            int a = random.nextInt(truth.length);
            int b = (a + 1 + random.nextInt(truth.length - 1)) % truth.length;
            boolean won = random.nextFloat() < WengLin.winProbability(truth[a], truth[b]);
            playOurs(ours, a, b, won ? 1 : -1);
            playTheirs(theirs, won ? a : b, won ? b : a);
        }

        for (int i = 0; i < truth.length; i++) {
            // Only differences mean anything without an anchor.
            double our = ours.get(i).mean() - ours.get(0).mean();
            double their = theirs.get(i).getMean() - theirs.get(0).getMean();
            assertEquals(their, our, 35, "player " + i);
            assertEquals(truth[i] - truth[0], our, 110, "player " + i);
            assertEquals(1, ours.get(i).sigma() / theirs.get(i).getStandardDeviation(), 0.3, "sigma of player " + i);
        }
        assertTrue(ours.get(5).mean() > ours.get(4).mean());
    }

    private static void playOurs(List<Rating> ratings, int a, int b, double outcome) {
        List<List<Rating>> after = WengLin.update(List.of(
                new WengLin.Team(List.of(new WengLin.Member(ratings.get(a), 1)), outcome),
                new WengLin.Team(List.of(new WengLin.Member(ratings.get(b), 1)), -outcome)));
        ratings.set(a, after.get(0).get(0));
        ratings.set(b, after.get(1).get(0));
    }

    private static void playTheirs(List<de.gesundkrank.jskills.Rating> ratings, int winner, int loser) {
        Player<Integer> first = new Player<>(winner);
        Player<Integer> second = new Player<>(loser);
        List<ITeam> teams = List.of(new Team(first, ratings.get(winner)), new Team(second, ratings.get(loser)));
        Map<IPlayer, de.gesundkrank.jskills.Rating> after =
                new TwoPlayerTrueSkillCalculator().calculateNewRatings(new GameInfo(0, 350, BETA, 0, 0), teams, 1, 2);
        ratings.set(winner, after.get(first));
        ratings.set(loser, after.get(second));
    }
}
