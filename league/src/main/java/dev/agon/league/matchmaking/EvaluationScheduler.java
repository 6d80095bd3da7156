package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WengLin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Decides which work that is given out measures instead of trains, and who meets whom then.
 *
 * <p>Half of it lets the newest snapshot meet the anchor that it has met least, and of several such the one whose turn was
 * longest ago, so that each anchor is met also where snapshots follow each other quickly: this is what milestones and win rates against
 * anchors are read from, also those that a rating learns nothing from. The other half goes to the pair of which one match is
 * expected to take most uncertainty away, after what is already under way. Not thread-safe.
 */
public final class EvaluationScheduler {
    private final double share;
    private final RatingTable ratings;
    private final List<String> snapshots = new ArrayList<>();
    private final Map<Pairing, Long> given = new HashMap<>();
    private final Map<String, Long> anchorTurns = new HashMap<>();
    private double work;
    private double evaluationWork;
    private long turns;

    /**
     * A scheduler that has given out nothing yet.
     *
     * @param share of all work that may measure, in [0, 1]
     * @param ratings what is known so far; read, never changed
     */
    public EvaluationScheduler(double share, RatingTable ratings) {
        this.share = share;
        this.ratings = ratings;
    }

    /** A snapshot that may be measured from now on; the last one added is the newest. */
    public void addSnapshot(String snapshot) {
        if (!snapshots.contains(snapshot)) {
            snapshots.add(snapshot);
        }
    }

    /**
     * Asks what some work, which is about to be given out, is for. Whatever the answer, the work counts as given out.
     *
     * @param amount how much work it is, in any unit that is always the same, e.g. ticks
     * @return who is to meet, or empty where the work is to train
     */
    public Optional<Pairing> next(double amount) {
        work += amount;
        if (snapshots.isEmpty() || evaluationWork + amount > share * work) {
            return Optional.empty();
        }
        Pairing pairing = turns++ % 2 == 0 ? newestAgainstAnchor() : mostInformative();
        evaluationWork += amount;
        given.merge(pairing, 1L, Long::sum);
        return Optional.of(pairing);
    }

    private Pairing newestAgainstAnchor() {
        String newest = snapshots.get(snapshots.size() - 1);
        List<Pairing> longestAgoFirst = ratings.anchors().stream()
                .sorted(Comparator.comparing(anchor -> anchorTurns.getOrDefault(anchor, -1L)))
                .map(anchor -> new Pairing(newest, anchor))
                .toList();
        Pairing chosen = least(longestAgoFirst, pairing -> given.getOrDefault(pairing, 0L));
        anchorTurns.put(chosen.opponent(), turns);
        return chosen;
    }

    private Pairing mostInformative() {
        List<Pairing> pairings = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i++) {
            for (String anchor : ratings.anchors()) {
                pairings.add(new Pairing(snapshots.get(i), anchor));
            }
            for (int j = 0; j < i; j++) {
                pairings.add(new Pairing(snapshots.get(i), snapshots.get(j)));
            }
        }
        return least(pairings, pairing -> -information(pairing));
    }

    /** Of both players together; shared among all matches that the pair was given, as each later one tells less. */
    private double information(Pairing pairing) {
        var player = ratings.rating(pairing.player());
        var opponent = ratings.rating(pairing.opponent());
        double both = WengLin.expectedInformation(player, opponent) + WengLin.expectedInformation(opponent, player);
        return both / (1 + given.getOrDefault(pairing, 0L));
    }

    private static Pairing least(List<Pairing> pairings, ToDoubleFunction<Pairing> by) {
        Pairing best = pairings.get(0);
        double bestValue = by.applyAsDouble(best);
        for (Pairing pairing : pairings) {
            double value = by.applyAsDouble(pairing);
            if (value < bestValue) {
                best = pairing;
                bestValue = value;
            }
        }
        return best;
    }

    /** Seed of the {@code number}-th rated match of a run, apart from those of training matches. */
    public static long matchSeed(long leagueSeed, long number) {
        return MatchRandom.derive(MatchRandom.derive(leagueSeed, 0x6576616cL), number);
    }
}
