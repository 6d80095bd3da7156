package dev.agon.league.evaluation;

import dev.agon.league.rating.AlphaRank;
import dev.agon.league.rating.Nash;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WengLin;
import dev.agon.league.rating.WinRate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The game of choosing a player: what a population looks like where it is not a ladder. Each player's part in the Nash equilibrium of
 * the payoffs (Nash averaging) and in where evolution leads (α-rank), beside its rating.
 *
 * <p>The payoff of a pair is 2 · win rate − 1, the win rate that of its matches and of {@link #PRIOR_MATCHES} more, which went as the
 * ratings expect: so a pair that never met stands where its ratings put it, and one lucky match moves nothing much.
 *
 * @param standings by player, in the order of the payoff table
 */
public record MetaGame(Map<String, Standing> standings) {
    /** How many matches the ratings' expectation counts for. */
    public static final int PRIOR_MATCHES = 4;

    /** Only so many players, the first of the payoff table, are looked at: the time it takes grows with their cube. */
    public static final int MOST_PLAYERS = 128;

    /**
     * A player's part.
     *
     * @param nashMass its share of the mixture that nobody gains against, of all mixtures the most spread; they sum to 1
     * @param nashRating the payoff that it gets from that mixture: 0 for those who carry mass, less for others
     * @param alphaRank its share of the time in which evolution has it on top, for strong selection; they sum to 1
     */
    public record Standing(double nashMass, double nashRating, double alphaRank) {}

    /**
     * The game among the players of a payoff table.
     *
     * @param payoff who beat whom; the strongest first
     * @param ratings points by player
     */
    public static MetaGame of(PayoffTable payoff, Map<String, Double> ratings) {
        List<String> players = payoff.players().stream().limit(MOST_PLAYERS).toList();
        Map<String, Standing> standings = new LinkedHashMap<>();
        if (!players.isEmpty()) {
            double[][] game = game(players, payoff, ratings);
            double[] mass = Nash.equilibrium(game);
            double[] nashRatings = Nash.ratings(game, mass);
            double[] ranks = AlphaRank.limit(game, AlphaRank.POPULATION);
            for (int i = 0; i < mass.length; i++) {
                standings.put(players.get(i), new Standing(mass[i], nashRatings[i], ranks[i]));
            }
        }
        return new MetaGame(standings);
    }

    private static double[][] game(List<String> players, PayoffTable payoff, Map<String, Double> ratings) {
        double[][] game = new double[players.size()][players.size()];
        for (int i = 0; i < game.length; i++) {
            for (int j = 0; j < i; j++) {
                String player = players.get(i);
                String opponent = players.get(j);
                double expected = WengLin.winProbability(rating(player, ratings), rating(opponent, ratings));
                WinRate met = payoff.rate(player, opponent);
                double winRate =
                        (met.matches() * met.rate() + PRIOR_MATCHES * expected) / (met.matches() + PRIOR_MATCHES);
                game[i][j] = 2 * winRate - 1;
                game[j][i] = -game[i][j];
            }
        }
        return game;
    }

    private static double rating(String player, Map<String, Double> ratings) {
        Double rating = ratings.get(player);
        if (rating == null) {
            throw new IllegalArgumentException("a player of the payoff table has no rating: " + player);
        }
        return rating;
    }
}
