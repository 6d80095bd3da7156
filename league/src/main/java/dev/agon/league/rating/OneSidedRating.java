package dev.agon.league.rating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rating of one player whose matches tell of nobody else, such as a person: the Bradley-Terry model of {@link JointPosterior} over that
 * player and those they met, of whom all else is known already. The others' ratings enter as normal priors and what the matches would
 * make of them is thrown away, so that a person can move nobody's rating but their own, and yet is not taken for better known than
 * those they met.
 */
public final class OneSidedRating {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE_POINTS = 1e-6;
    private static final double SCALE = WengLin.LOGISTIC_SCALE;

    private OneSidedRating() {}

    /**
     * What one match says: the player's side against another.
     *
     * @param ownWeight the player's share of the seats of their side
     * @param others everybody else in it
     * @param score 1 won, ½ drawn, 0 lost
     */
    public record Evidence(double ownWeight, List<Part> others, double score) {
        public Evidence {
            others = List.copyOf(others);
            if (!(ownWeight > 0 && ownWeight <= 1 && score >= 0 && score <= 1)) {
                throw new IllegalArgumentException(
                        "a share of seats is in (0, 1] and a score in [0, 1]: " + ownWeight + ", " + score);
            }
        }
    }

    /**
     * Somebody else's part in a match.
     *
     * @param player who; the same name is the same strength
     * @param weight their share of the seats of their side, negative for the other side
     * @param known how strong they are known to be; of the same player the last counts
     */
    public record Part(String player, double weight, Rating known) {}

    /** What all matches together say of a player of whom nothing else is known. */
    public static Rating of(List<Evidence> matches) {
        return new Search(matches).rating();
    }

    /** Newton's method towards the mode; the player is the first unknown, others of uncertain strength follow. */
    private static final class Search {
        private final List<Evidence> matches;
        private final Map<String, Integer> index = new LinkedHashMap<>();
        private final List<Rating> priors = new ArrayList<>();
        private final double[][] weights;
        private final double[] offsets;
        private final double[] points;

        Search(List<Evidence> matches) {
            this.matches = matches;
            priors.add(RatingTable.UNKNOWN);
            matches.forEach(match -> match.others().forEach(this::know));
            weights = new double[matches.size()][priors.size()];
            offsets = new double[matches.size()];
            for (int m = 0; m < weights.length; m++) {
                enter(m, matches.get(m));
            }
            points = priors.stream().mapToDouble(Rating::mean).toArray();
        }

        private void know(Part part) {
            if (part.known().sigma() > 0) {
                Integer known = index.putIfAbsent(part.player(), priors.size());
                if (known == null) {
                    priors.add(part.known());
                } else {
                    priors.set(known, part.known());
                }
            }
        }

        private void enter(int m, Evidence match) {
            weights[m][0] = match.ownWeight();
            for (Part part : match.others()) {
                Integer unknown = index.get(part.player());
                if (unknown == null) {
                    offsets[m] += part.weight() * part.known().mean();
                } else {
                    weights[m][unknown] += part.weight();
                }
            }
        }

        Rating rating() {
            Cholesky precision = new Cholesky(precision());
            for (int step = 0; step < MOST_STEPS && move(precision.solve(slope())) > CLOSE_POINTS; step++) {
                precision = new Cholesky(precision());
            }
            return new Rating(points[0], Math.sqrt(precision.inverseDiagonal()[0]));
        }

        /** Moves, half as far as often as it takes to get no lower; how far it went at most, in points. */
        private double move(double[] way) {
            double before = logDensity();
            double[] from = points.clone();
            double scale = 1;
            double size;
            do {
                size = 0;
                for (int i = 0; i < way.length; i++) {
                    points[i] = from[i] + scale * way[i];
                    size = Math.max(size, Math.abs(scale * way[i]));
                }
                scale /= 2;
            } while (size > CLOSE_POINTS && logDensity() < before);
            return size;
        }

        private double expected(int m) {
            double difference = offsets[m];
            for (int i = 0; i < points.length; i++) {
                difference += weights[m][i] * points[i];
            }
            return WengLin.winProbability(difference, 0);
        }

        private double logDensity() {
            double sum = 0;
            for (int m = 0; m < weights.length; m++) {
                double p = Math.min(1 - 1e-15, Math.max(1e-15, expected(m)));
                double score = matches.get(m).score();
                sum += score * Math.log(p) + (1 - score) * Math.log1p(-p);
            }
            for (int i = 0; i < points.length; i++) {
                double off = (points[i] - priors.get(i).mean()) / priors.get(i).sigma();
                sum -= off * off / 2;
            }
            return sum;
        }

        private double[] slope() {
            double[] slope = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                slope[i] = (priors.get(i).mean() - points[i]) / priors.get(i).variance();
            }
            for (int m = 0; m < weights.length; m++) {
                double pull = (matches.get(m).score() - expected(m)) / SCALE;
                for (int i = 0; i < points.length; i++) {
                    slope[i] += weights[m][i] * pull;
                }
            }
            return slope;
        }

        private double[][] precision() {
            double[][] precision = new double[points.length][points.length];
            for (int i = 0; i < points.length; i++) {
                precision[i][i] = 1 / priors.get(i).variance();
            }
            for (int m = 0; m < weights.length; m++) {
                double p = expected(m);
                double information = p * (1 - p) / (SCALE * SCALE);
                for (int i = 0; i < points.length; i++) {
                    for (int j = 0; j < points.length; j++) {
                        precision[i][j] += weights[m][i] * weights[m][j] * information;
                    }
                }
            }
            return precision;
        }
    }
}
