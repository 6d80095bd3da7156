package dev.agon.league.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.gesundkrank.jskills.GameInfo;
import de.gesundkrank.jskills.IPlayer;
import de.gesundkrank.jskills.ITeam;
import de.gesundkrank.jskills.Player;
import de.gesundkrank.jskills.Team;
import de.gesundkrank.jskills.trueskill.TwoPlayerTrueSkillCalculator;
import de.gesundkrank.jskills.trueskill.TwoTeamTrueSkillCalculator;
import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    @Test
    void agreesWithAnotherSystemOnTeamsOfThree() {
        // Theirs adds up a team's players, ours takes the mean: with the noise of a player √3 times as wide, and the
        // sum
        // three times the mean, both are the same model.
        double[] truth = {-270, -180, -90, 0, 90, 180, 270};
        List<Rating> ours = new ArrayList<>(Collections.nCopies(truth.length, new Rating(0, 350)));
        List<de.gesundkrank.jskills.Rating> theirs =
                new ArrayList<>(Collections.nCopies(truth.length, new de.gesundkrank.jskills.Rating(0, 350)));
        MatchRandom random = new MatchRandom(12);
        for (int match = 0; match < 2_000; match++) {
            List<Integer> players = shuffled(truth.length, random);
            List<Integer> first = players.subList(0, 3);
            List<Integer> second = players.subList(3, 6);
            boolean won = random.nextFloat() < WengLin.winProbability(mean(truth, first), mean(truth, second));
            playTeams(ours, first, second, won ? 1 : -1);
            playTeams(theirs, won ? first : second, won ? second : first);
        }

        for (int i = 0; i < truth.length; i++) {
            double our = ours.get(i).mean() - ours.get(3).mean();
            double their = theirs.get(i).getMean() - theirs.get(3).getMean();
            assertEquals(their, our, 45, "player " + i);
            assertEquals(1, ours.get(i).sigma() / theirs.get(i).getStandardDeviation(), 0.3, "sigma of player " + i);
        }
        assertEquals(
                order(ours.stream().map(Rating::mean).toList()),
                order(theirs.stream()
                        .map(de.gesundkrank.jskills.Rating::getMean)
                        .toList()));
    }

    private static List<Integer> shuffled(int players, MatchRandom random) {
        List<Integer> all = new ArrayList<>();
        for (int player = 0; player < players; player++) {
            all.add(random.nextInt(all.size() + 1), player);
        }
        return all;
    }

    private static double mean(double[] strengths, List<Integer> players) {
        return players.stream()
                .mapToDouble(player -> strengths[player])
                .average()
                .orElseThrow();
    }

    private static List<Integer> order(List<Double> means) {
        return IntStream.range(0, means.size())
                .boxed()
                .sorted(Comparator.comparing(means::get))
                .toList();
    }

    private static void playTeams(List<Rating> ratings, List<Integer> first, List<Integer> second, double outcome) {
        List<List<Rating>> after =
                WengLin.update(List.of(team(ratings, first, outcome), team(ratings, second, -outcome)));
        for (int i = 0; i < 3; i++) {
            ratings.set(first.get(i), after.get(0).get(i));
            ratings.set(second.get(i), after.get(1).get(i));
        }
    }

    private static WengLin.Team team(List<Rating> ratings, List<Integer> players, double outcome) {
        return new WengLin.Team(
                players.stream()
                        .map(player -> new WengLin.Member(ratings.get(player), 1.0 / players.size()))
                        .toList(),
                outcome);
    }

    private static void playTeams(
            List<de.gesundkrank.jskills.Rating> ratings, List<Integer> winners, List<Integer> losers) {
        Map<Integer, Player<Integer>> players = new TreeMap<>();
        List<ITeam> teams = new ArrayList<>();
        for (List<Integer> team : List.of(winners, losers)) {
            Team seated = new Team();
            for (int player : team) {
                players.put(player, new Player<>(player));
                seated.addPlayer(players.get(player), ratings.get(player));
            }
            teams.add(seated);
        }
        GameInfo game = new GameInfo(0, 350, Math.sqrt(3) * BETA, 0, 0);
        Map<IPlayer, de.gesundkrank.jskills.Rating> after =
                new TwoTeamTrueSkillCalculator().calculateNewRatings(game, teams, 1, 2);
        players.forEach((player, seated) -> ratings.set(player, after.get(seated)));
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
