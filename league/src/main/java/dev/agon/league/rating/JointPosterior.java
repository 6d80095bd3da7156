package dev.agon.league.rating;

import dev.agon.league.rating.Encounters.Encounter;
import dev.agon.league.rating.Encounters.Share;
import dev.agon.league.rating.Precision.Contrast;
import dev.agon.league.store.PlayerName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all results together say of all ratings at once: the Bradley-Terry model with a normal prior, by Laplace's approximation.
 * Its mode is found by Newton's method, and a player's sigma is what the whole inverse Hessian leaves it, so that it counts in that
 * the opponents' ratings are not known either, which an update match by match ({@link WengLin}) forgets.
 *
 * <p>The prior is that of Coulom, "Whole-History Rating", 2008: an agent's snapshots drift from one to the next by {@link
 * RatingTable#DRIFT}, the first of an agent and everybody else are {@link RatingTable#UNKNOWN}. A team is as strong as the mean of
 * its seats, and several teams are all their pairs, as in {@link WengLin}. Two deviations from the plain model:
 *
 * <ul>
 *   <li>A draw is half a win and half a loss, so that scores scatter less than those of matches that are always decided. By as much
 *       as all draws make them scatter less, but to no less than a tenth, evidence weighs more.
 *   <li>The order of matches does not matter: frozen players do not change.
 * </ul>
 *
 * <p>Only neighbours in a lineage and those who met depend on each other directly, so equations are solved without writing the
 * matrix out ({@link Precision}).
 */
final class JointPosterior {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE_POINTS = 1e-6;

    /** How many even matches without a draw are taken as seen before any other. */
    private static final double PRIOR_MATCHES = 20;

    private static final double LEAST_DISPERSION = 0.1;

    private final Map<String, Rating> anchors;
    private final List<String> players;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Pairing> pairings = new ArrayList<>();
    private final Tridiagonal prior;
    private final double[] points;

    /** An encounter over the unknown ratings: the difference of both sides is {@code offset + contrast of points}. */
    private record Pairing(Encounter encounter, Contrast contrast, double offset) {}

    private JointPosterior(Map<String, Rating> anchors, Encounters encounters) {
        this.anchors = anchors;
        players = encounters.players().stream()
                .filter(player -> !anchors.containsKey(player))
                .sorted(Comparator.comparing(JointPosterior::lineage).thenComparing(JointPosterior::version))
                .toList();
        for (String player : players) {
            index.put(player, index.size());
        }
        for (Encounter encounter : encounters.all()) {
            pairings.add(pairing(encounter));
        }
        prior = prior();
        points = new double[players.size()];
    }

    /**
     * The ratings of all who played and are no anchors.
     *
     * @param anchors whose ratings never move
     */
    static Map<String, Rating> of(Map<String, Rating> anchors, Encounters encounters) {
        return new JointPosterior(anchors, encounters).ratings();
    }

    private Map<String, Rating> ratings() {
        climb(1);
        double dispersion = dispersion();
        Precision precision = climb(dispersion);
        double[] variances = precision.inverseDiagonal();
        Map<String, Rating> ratings = new HashMap<>();
        for (int i = 0; i < points.length; i++) {
            ratings.put(players.get(i), new Rating(points[i], Math.sqrt(variances[i])));
        }
        return ratings;
    }

    private static String lineage(String player) {
        return PlayerName.isSnapshot(player) ? PlayerName.agentOf(player) : player;
    }

    private static long version(String player) {
        return PlayerName.isSnapshot(player) ? PlayerName.versionOf(player) : 0;
    }

    private Pairing pairing(Encounter encounter) {
        List<Integer> unknown = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double offset = 0;
        for (int side = 0; side < 2; side++) {
            int sign = side == 0 ? 1 : -1;
            for (Share share : side == 0 ? encounter.home() : encounter.away()) {
                Rating anchor = anchors.get(share.player());
                if (anchor != null) {
                    offset += sign * share.weight() * anchor.mean();
                } else {
                    unknown.add(Objects.requireNonNull(index.get(share.player())));
                    weights.add(sign * share.weight());
                }
            }
        }
        return new Pairing(
                encounter,
                new Contrast(
                        unknown.stream().mapToInt(i -> i).toArray(),
                        weights.stream().mapToDouble(w -> w).toArray()),
                offset);
    }

    private Tridiagonal prior() {
        double[] diagonal = new double[players.size()];
        double[] coupling = new double[players.size()];
        double drift = 1 / (RatingTable.DRIFT * RatingTable.DRIFT);
        for (int i = 0; i < diagonal.length; i++) {
            if (i > 0 && lineage(players.get(i)).equals(lineage(players.get(i - 1)))) {
                diagonal[i] += drift;
                diagonal[i - 1] += drift;
                coupling[i] = -drift;
            } else {
                diagonal[i] += 1 / RatingTable.UNKNOWN.variance();
            }
        }
        return new Tridiagonal(diagonal, coupling);
    }

    /** Goes to the mode from where it is; gives the precision there. */
    private Precision climb(double dispersion) {
        Precision precision = precision(dispersion);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = precision.solve(slope(dispersion));
            double size = move(move, dispersion);
            precision = precision(dispersion);
            if (size < CLOSE_POINTS) {
                break;
            }
        }
        return precision;
    }

    /** Moves, half as far as often as it takes to get no lower; how far it went at most, in points. */
    private double move(double[] move, double dispersion) {
        double before = logDensity(dispersion);
        double[] from = points.clone();
        double scale = 1;
        double size;
        do {
            size = 0;
            for (int i = 0; i < move.length; i++) {
                points[i] = from[i] + scale * move[i];
                size = Math.max(size, Math.abs(scale * move[i]));
            }
            scale /= 2;
        } while (size > CLOSE_POINTS && logDensity(dispersion) < before);
        return size;
    }

    private double difference(Pairing pairing) {
        return pairing.offset() + pairing.contrast().of(points);
    }

    private double logDensity(double dispersion) {
        double sum = 0;
        for (Pairing pairing : pairings) {
            double x = difference(pairing) / WengLin.LOGISTIC_SCALE;
            double score = pairing.encounter().score();
            sum -= (score * softplus(-x) + (pairing.encounter().matches() - score) * softplus(x)) / dispersion;
        }
        double[] pull = prior.times(points);
        for (int i = 0; i < points.length; i++) {
            sum -= points[i] * pull[i] / 2;
        }
        return sum;
    }

    private double[] slope(double dispersion) {
        double[] slope = prior.times(points);
        for (int i = 0; i < slope.length; i++) {
            slope[i] = -slope[i];
        }
        for (Pairing pairing : pairings) {
            double expected = pairing.encounter().matches() * WengLin.winProbability(difference(pairing), 0);
            double pull = (pairing.encounter().score() - expected) / WengLin.LOGISTIC_SCALE / dispersion;
            pairing.contrast().addTo(slope, pull);
        }
        return slope;
    }

    private Precision precision(double dispersion) {
        double scale = WengLin.LOGISTIC_SCALE * WengLin.LOGISTIC_SCALE * dispersion;
        return new Precision(
                prior,
                pairings.stream().map(Pairing::contrast).toList(),
                pairings.stream()
                        .mapToDouble(pairing -> variance(pairing) / scale)
                        .toArray());
    }

    /** Of the number of matches won, were none drawn. */
    private double variance(Pairing pairing) {
        double p = WengLin.winProbability(difference(pairing), 0);
        return pairing.encounter().matches() * p * (1 - p);
    }

    /** Scores of 0, ½ and 1 with mean p and chance d of a draw have a variance of p·(1 − p) − d/4. */
    private double dispersion() {
        double undrawn = PRIOR_MATCHES / 4;
        double less = 0;
        for (Pairing pairing : pairings) {
            undrawn += variance(pairing);
            less += pairing.encounter().draws() / 4.0;
        }
        return Math.max(LEAST_DISPERSION, 1 - less / undrawn);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
