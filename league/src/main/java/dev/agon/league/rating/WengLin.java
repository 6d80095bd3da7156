package dev.agon.league.rating;

import java.util.ArrayList;
import java.util.List;

/**
 * Bayesian rating of teams by the Bradley-Terry model with full pairs: Weng and Lin, "A Bayesian Approximation Method for
 * Online Ranking", JMLR 12 (2011), algorithm 1.
 *
 * <p>Deliberate choices:
 *
 * <ul>
 *   <li>β is such that without uncertainty 400 points are odds of exactly ten to one: √2·β = 400 / ln 10.
 *   <li>A team is as strong as the mean of its seats, not their sum, so that points mean the same whatever the team's size:
 *       five seats of a player against five of another are the odds of one against one. A player's share of the seats is its
 *       weight {@code w}; its mean and variance enter by {@code w} and {@code w²} and are updated by the same chain rule.
 *   <li>The curvature that takes variance away is the mean of the expected one, p (1 − p), and the observed one, the squared
 *       surprise, where the paper damps the expected one by γ = σ/c. A favourite's wins then tell little: after a hundred
 *       wins and no loss against one anchor this leaves ± 150 points where the exact posterior has ± 162; with γ = 1 it is
 *       ± 106. With wins and losses all three agree.
 * </ul>
 *
 * <p>It takes what it knows of each player for independent of what it knows of the others, which matches make untrue: its sigmas
 * shrink too quickly. {@link JointPosterior} sets that right.
 *
 * <p>Pure functions. A rating with sigma 0 is an anchor: nothing moves it.
 */
public final class WengLin {
    /** Points at which odds are e to one; the scale of the logistic curve. */
    public static final double LOGISTIC_SCALE = 400 / Math.log(10);

    /** The paper's 2β². */
    private static final double TWO_BETA_SQUARED = LOGISTIC_SCALE * LOGISTIC_SCALE;

    /** The paper's κ: no single match leaves less than this share of a variance. */
    private static final double LEAST_SHARE_LEFT = 1e-4;

    private WengLin() {}

    /**
     * A player's part in a team.
     *
     * @param rating before the match
     * @param weight share of the team's seats; a team's weights sum to 1
     */
    public record Member(Rating rating, double weight) {}

    /**
     * A team that played.
     *
     * @param members its players, each once
     * @param outcome greater is better: whoever has more beat whoever has less, equals drew
     */
    public record Team(List<Member> members, double outcome) {
        public Team {
            members = List.copyOf(members);
        }

        double mean() {
            return members.stream()
                    .mapToDouble(m -> m.weight() * m.rating().mean())
                    .sum();
        }

        double variance() {
            return members.stream()
                    .mapToDouble(m -> m.weight() * m.weight() * m.rating().variance())
                    .sum();
        }
    }

    /** Chance that the first beats the second, were both ratings exact: 10 to 1 at 400 points more. */
    public static double winProbability(double rating, double other) {
        return logistic((rating - other) / LOGISTIC_SCALE);
    }

    /** Chance that the first beats the second, allowing for what is not known of both. */
    public static double winProbability(Rating rating, Rating other) {
        return logistic((rating.mean() - other.mean()) / spread(rating.variance(), other.variance()));
    }

    /**
     * How much of the first player's variance one match against the second is expected to take away.
     *
     * @return points squared
     */
    public static double expectedInformation(Rating rating, Rating other) {
        double c = spread(rating.variance(), other.variance());
        double p = winProbability(rating, other);
        return rating.variance() * rating.variance() * p * (1 - p) / (c * c);
    }

    /**
     * Ratings after a match.
     *
     * @return {@code [team][member]}, in the order given
     */
    public static List<List<Rating>> update(List<Team> teams) {
        List<List<Rating>> result = new ArrayList<>();
        for (int i = 0; i < teams.size(); i++) {
            double slope = 0;
            double curvature = 0;
            for (int q = 0; q < teams.size(); q++) {
                if (q != i) {
                    double c = spread(teams.get(i).variance(), teams.get(q).variance());
                    double p = logistic((teams.get(i).mean() - teams.get(q).mean()) / c);
                    double score = score(teams.get(i), teams.get(q));
                    slope += (score - p) / c;
                    curvature += (p * (1 - p) + squaredSurprise(score, p)) / (2 * c * c);
                }
            }
            result.add(move(teams.get(i), slope, curvature));
        }
        return result;
    }

    private static List<Rating> move(Team team, double slope, double curvature) {
        List<Rating> moved = new ArrayList<>();
        for (Member member : team.members()) {
            double weight = member.weight();
            double variance = member.rating().variance();
            double share = Math.max(LEAST_SHARE_LEFT, 1 - weight * weight * variance * curvature);
            moved.add(new Rating(
                    member.rating().mean() + weight * variance * slope,
                    member.rating().sigma() * Math.sqrt(share)));
        }
        return moved;
    }

    /** A draw is half a win and half a loss. */
    private static double squaredSurprise(double score, double p) {
        return score * (1 - p) * (1 - p) + (1 - score) * p * p;
    }

    private static double score(Team team, Team other) {
        return (1 + Math.signum(team.outcome() - other.outcome())) / 2;
    }

    private static double spread(double variance, double otherVariance) {
        return Math.sqrt(variance + otherVariance + TWO_BETA_SQUARED);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
