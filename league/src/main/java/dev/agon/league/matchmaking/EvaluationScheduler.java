package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import dev.agon.league.rating.AnchorGap;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.rating.WengLin;
import dev.agon.league.store.PlayerName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which work that is given out measures instead of trains, and who meets whom then. Of eight turns
 *
 * <ul>
 *   <li>four let the newest snapshot of an agent meet the anchor that it has met least, and of several such the one whose turn was
 *       longest ago, so that each anchor is met also where snapshots follow each other quickly: this is what milestones and win
 *       rates against anchors are read from, also those that a rating learns nothing from;
 *   <li>one lets it meet a past snapshot, each agent's newest all of them in turn: this is where forgetting shows;
 *   <li>one bridges an {@link AnchorGap}, where there is one and a snapshot whose rating lies in it;
 *   <li>the others take the snapshot about which a match tells most, and the opponent against whom it does: little known, few
 *       matches, close ratings.
 * </ul>
 *
 * <p>Of the last four, {@link Trials} come first where there are any.
 *
 * <p>A turn looks at each snapshot a few times, never at all pairs. Not thread-safe.
 */
public final class EvaluationScheduler {
    private static final int TURNS = 8;
    private static final int PAST_TURN = 5;
    private static final int BRIDGE_TURN = 7;

    private final RatingTable ratings;
    private final WorkShare work;
    private final Trials trials;
    private final List<String> snapshots = new ArrayList<>();
    private final Map<String, String> newest = new LinkedHashMap<>();
    private final Map<String, Long> given = new HashMap<>();
    private final Map<Pairing, Long> givenPairs = new HashMap<>();
    private final Map<String, Long> anchorTurns = new HashMap<>();
    private final Map<String, Integer> pastLooked = new HashMap<>();
    private long turns;
    private long pastTurns;

    /**
     * A scheduler that has given out nothing yet.
     *
     * @param share of all work that may measure, in [0, 1]
     * @param ratings what is known so far; read, never changed
     */
    public EvaluationScheduler(double share, RatingTable ratings) {
        this(share, ratings, new Trials());
    }

    /**
     * A scheduler that has given out nothing yet.
     *
     * @param trials pairs that are to meet whatever is known of them
     */
    public EvaluationScheduler(double share, RatingTable ratings, Trials trials) {
        this.ratings = ratings;
        this.trials = trials;
        work = new WorkShare(share);
    }

    /** A snapshot that may be measured from now on; of each agent the last one added is the newest. */
    public void addSnapshot(String snapshot) {
        if (given.putIfAbsent(snapshot, 0L) == null) {
            snapshots.add(snapshot);
            newest.put(PlayerName.agentOf(snapshot), snapshot);
        }
    }

    /**
     * Asks what a piece of work, which is about to be given out, is for. Whatever the answer, it counts as given out.
     *
     * @param toMeasure how many matches it is if it measures
     * @param toTrain how many it is if it trains
     * @return who is to meet, or empty where it is to train
     */
    public Optional<Pairing> next(int toMeasure, int toTrain) {
        boolean measures = !snapshots.isEmpty() && work.affords(toMeasure);
        work.give(measures, measures ? toMeasure : toTrain);
        if (!measures) {
            return Optional.empty();
        }
        Pairing pairing = choose(toMeasure);
        given.merge(pairing.player(), 1L, Long::sum);
        given.merge(pairing.opponent(), 1L, Long::sum);
        givenPairs.merge(unordered(pairing), 1L, Long::sum);
        return Optional.of(pairing);
    }

    /** Whether so many matches more may measure now. */
    public boolean affords(int matches) {
        return work.affords(matches);
    }

    /** So many matches to train are given out, whatever is affordable. */
    public void train(int matches) {
        work.give(false, matches);
    }

    /** Nobody plays so many of the matches that were given out to measure any more. */
    public void takeBack(int matches) {
        work.give(true, -matches);
    }

    /** So many of those are given out once more. */
    public void giveAgain(int matches) {
        work.give(true, matches);
    }

    /** A match that was given out has ended, after that many ticks. */
    public void ended(boolean measured, long ticks) {
        work.end(measured, ticks);
    }

    /**
     * What must not be forgotten of what was given out.
     *
     * @param done the work that has come to its end
     * @param turns how often it chose, and {@code pastTurns} how often a newest snapshot met the past
     * @param pastLooked how many past snapshots each agent's newest has gone through; null in a state of before these were counted
     * @param anchorTurns the turn at which each anchor was last met by a newest snapshot
     * @param given how often each player was given out
     * @param pairs how often each pair was
     */
    public record State(
            WorkShare.Done done,
            long turns,
            long pastTurns,
            @Nullable Map<String, Integer> pastLooked,
            Map<String, Long> anchorTurns,
            Map<String, Long> given,
            List<Pair> pairs) {
        /** How often a pair was given out. */
        public record Pair(String player, String opponent, long times) {}
    }

    /** Everything that it must not forget, beside ratings and snapshots. */
    public State state() {
        List<State.Pair> pairs = new ArrayList<>();
        givenPairs.forEach((pair, times) -> pairs.add(new State.Pair(pair.player(), pair.opponent(), times)));
        return new State(
                work.done(),
                turns,
                pastTurns,
                Map.copyOf(pastLooked),
                Map.copyOf(anchorTurns),
                Map.copyOf(given),
                pairs);
    }

    /** Goes on where a saved state was, with the snapshots it knows; what was under way then is not waited for. */
    public void restore(State state) {
        work.restore(state.done());
        turns = state.turns();
        pastTurns = state.pastTurns();
        if (state.pastLooked() != null) {
            pastLooked.putAll(state.pastLooked());
        }
        anchorTurns.putAll(state.anchorTurns());
        state.given().forEach((player, times) -> {
            if (given.containsKey(player) || !PlayerName.isSnapshot(player)) {
                given.put(player, times);
            }
        });
        state.pairs().forEach(pair -> givenPairs.put(new Pairing(pair.player(), pair.opponent()), pair.times()));
    }

    private Pairing choose(int matches) {
        long turn = turns++ % TURNS;
        if (turn % 2 == 0) {
            return newestAgainstAnchor();
        }
        return trials.next(matches, turn == PAST_TURN).or(() -> special(turn)).orElseGet(this::mostInformative);
    }

    private Optional<Pairing> special(long turn) {
        return turn == PAST_TURN ? newestAgainstPast() : turn == BRIDGE_TURN ? bridge() : Optional.empty();
    }

    /** The newest of each agent in turn. */
    private String newest(long turn) {
        List<String> all = List.copyOf(newest.values());
        return all.get((int) (turn % all.size()));
    }

    private Pairing newestAgainstAnchor() {
        String player = newest(turns / 2); // every other turn is of this kind
        Comparator<Pairing> longestAgo = Comparator.comparing(pair -> anchorTurns.getOrDefault(pair.opponent(), -1L));
        Pairing chosen = ratings.anchors().stream()
                .map(anchor -> new Pairing(player, anchor))
                .min(Comparator.comparing(this::given).thenComparing(longestAgo))
                .orElseThrow();
        anchorTurns.put(chosen.opponent(), turns);
        return chosen;
    }

    private Optional<Pairing> newestAgainstPast() {
        String player = newest(pastTurns);
        String agent = PlayerName.agentOf(player);
        for (int tried = 0; tried < snapshots.size(); tried++) {
            int looked = pastLooked.merge(agent, 1, Integer::sum);
            String past = snapshots.get((looked - 1) % snapshots.size());
            if (!newest.containsValue(past)) {
                pastTurns++;
                return Optional.of(new Pairing(player, past));
            }
        }
        return Optional.empty();
    }

    /** Of the first gap that has a snapshot in it, the one nearest its middle meets the end that it has met less. */
    private Optional<Pairing> bridge() {
        for (AnchorGap gap : ratings.anchorGaps()) {
            Optional<String> between = snapshots.stream()
                    .filter(snapshot -> gap.holds(ratings.rating(snapshot)))
                    .min(Comparator.comparing(snapshot -> gap.distanceFromMiddle(ratings.rating(snapshot))));
            if (between.isPresent()) {
                Pairing down = new Pairing(between.get(), gap.lower());
                Pairing up = new Pairing(between.get(), gap.upper());
                return Optional.of(given(down) <= given(up) ? down : up);
            }
        }
        return Optional.empty();
    }

    private Pairing mostInformative() {
        String player = most(snapshots.stream(), this::appetite);
        String opponent = most(
                Stream.concat(ratings.anchors().stream(), snapshots.stream()).filter(other -> !other.equals(player)),
                other -> information(new Pairing(player, other)));
        return new Pairing(player, opponent);
    }

    /** What a match against an equal whose rating is exact would tell; less for each time it has had its turn. */
    private double appetite(String player) {
        Rating rating = ratings.rating(player);
        return WengLin.expectedInformation(rating, Rating.frozen(rating.mean())) / (1 + given.getOrDefault(player, 0L));
    }

    /** Of both players together; shared among all matches that the pair was given, as each later one tells less. */
    private double information(Pairing pairing) {
        Rating player = ratings.rating(pairing.player());
        Rating opponent = ratings.rating(pairing.opponent());
        double both = WengLin.expectedInformation(player, opponent) + WengLin.expectedInformation(opponent, player);
        return both / (1 + given(pairing));
    }

    private long given(Pairing pairing) {
        return givenPairs.getOrDefault(unordered(pairing), 0L);
    }

    private static Pairing unordered(Pairing pairing) {
        return pairing.player().compareTo(pairing.opponent()) <= 0
                ? pairing
                : new Pairing(/* player= */ pairing.opponent(), /* opponent= */ pairing.player());
    }

    /** The first with the greatest value. */
    private static String most(Stream<String> players, ToDoubleFunction<String> value) {
        String best = "";
        double greatest = Double.NEGATIVE_INFINITY;
        for (String player : (Iterable<String>) players::iterator) {
            double of = value.applyAsDouble(player);
            if (of > greatest) {
                best = player;
                greatest = of;
            }
        }
        return best;
    }

    /** Seed of the {@code number}-th rated match of a run, apart from those of training matches. */
    public static long matchSeed(long leagueSeed, long number) {
        return MatchRandom.derive(MatchRandom.derive(leagueSeed, 0x6576616cL), number);
    }
}
