package dev.agon.league.evaluation;

import dev.agon.game.Game;
import dev.agon.league.config.RunConfig;
import dev.agon.league.rating.AnchorGap;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WengLin;
import dev.agon.league.rating.WinRate;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.StoreReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the results so far say, for people: ladder, rating curve, payoff, milestones and what was
 * forgotten. Reads the store anew at every call, and
 * nothing else.
 *
 * @param game what the run plays
 * @param anchors whose ratings never move, weakest first
 * @param store the run's results
 */
public record LeagueReader(Game game, List<Game.Anchor> anchors, StoreReader store) {
    /**
     * What the results of a run say.
     *
     * @param game as the run's settings resolve it
     */
    public static LeagueReader of(RunConfig run, Game game, StoreReader store) {
        return new LeagueReader(game, run.anchors(game), store);
    }

    /**
     * A player's place on the ladder.
     *
     * @param name e.g. {@code main@12} or {@code bot:rush}
     * @param rating points
     * @param sigma standard deviation in points; 0 for an anchor
     * @param matches rated matches
     * @param firstStep decisions trained when it was frozen; 0 for an anchor
     * @param againstAnchors how it did against each anchor, weakest anchor first
     */
    public record LadderRow(
            String name,
            double rating,
            double sigma,
            long matches,
            long firstStep,
            Map<String, WinRate> againstAnchors) {
        /** Whether its rating never moves. */
        public boolean anchor() {
            return sigma == 0;
        }
    }

    /**
     * A point of the rating curve: a snapshot with what is known of it now.
     *
     * @param step decisions trained when it was frozen
     */
    public record CurvePoint(long step, String name, double rating, double sigma, long matches) {}

    /**
     * Something to celebrate: an anchor that an agent beats, beyond doubt and ever since ({@link Milestones} says how it is told).
     *
     * @param anchor name of the anchor's bot
     * @param step decisions trained when the first snapshot since which it does was frozen
     * @param snapshot its name
     * @param winRate how it did, with those just before it
     */
    public record Milestone(String anchor, long step, String snapshot, WinRate winRate) {}

    /** Everyone who is rated and every anchor, best first. */
    public List<LadderRow> ladder() {
        Map<String, Long> steps =
                store.snapshots().stream().collect(Collectors.toMap(SnapshotRecord::name, SnapshotRecord::step));
        List<String> frozen = anchorNames();
        PayoffTable payoff = new PayoffTable(List.of(), store.talliesAgainst(anchorNames()));
        Map<String, RatingRecord> ratings = ratings();
        List<LadderRow> rows = new ArrayList<>();
        for (RatingRecord rating : ratings.values()) {
            if (!frozen.contains(rating.player())) {
                rows.add(new LadderRow(
                        rating.player(),
                        rating.rating(),
                        rating.sigma(),
                        rating.matches(),
                        steps.getOrDefault(rating.player(), 0L),
                        against(frozen, rating.player(), payoff)));
            }
        }
        for (Game.Anchor anchor : anchors) {
            String name = PlayerName.bot(anchor.bot());
            long matches = Optional.ofNullable(ratings.get(name))
                    .map(RatingRecord::matches)
                    .orElse(0L);
            rows.add(new LadderRow(name, anchor.rating(), 0, matches, 0, against(frozen, name, payoff)));
        }
        rows.sort(Comparator.comparingDouble(LadderRow::rating).reversed().thenComparing(LadderRow::name));
        return rows;
    }

    private static Map<String, WinRate> against(List<String> anchors, String player, PayoffTable payoff) {
        Map<String, WinRate> rates = new LinkedHashMap<>();
        for (String anchor : anchors) {
            if (!anchor.equals(player)) {
                rates.put(anchor, payoff.rate(player, anchor));
            }
        }
        return rates;
    }

    /** Ratings of an agent's snapshots by the step at which they were frozen, oldest first; unrated ones are left out. */
    public List<CurvePoint> curve(String agent) {
        Map<String, RatingRecord> ratings = ratings();
        List<CurvePoint> curve = new ArrayList<>();
        for (SnapshotRecord snapshot : store.snapshots()) {
            RatingRecord rating = ratings.get(snapshot.name());
            if (snapshot.agent().equals(agent) && rating != null) {
                curve.add(point(snapshot, rating));
            }
        }
        curve.sort(
                Comparator.comparingLong(CurvePoint::step).thenComparing(point -> PlayerName.versionOf(point.name())));
        return curve;
    }

    private static CurvePoint point(SnapshotRecord snapshot, RatingRecord rating) {
        return new CurvePoint(snapshot.step(), snapshot.name(), rating.rating(), rating.sigma(), rating.matches());
    }

    /** The rating shown for an agent's latest policy: that of its newest rated snapshot. */
    public Optional<CurvePoint> latest(String agent) {
        List<CurvePoint> curve = curve(agent);
        return curve.isEmpty() ? Optional.empty() : Optional.of(curve.get(curve.size() - 1));
    }

    /** How an agent's newest rated snapshot does against each anchor, weakest anchor first. */
    public Map<String, WinRate> latestAgainstAnchors(String agent) {
        PayoffTable payoff = new PayoffTable(List.of(), store.talliesAgainst(anchorNames()));
        return latest(agent)
                .map(point -> against(anchorNames(), point.name(), payoff))
                .orElse(Map.of());
    }

    /** Who beats whom, rows and columns in the order of a ladder; another may be in another order while the run trains. */
    public PayoffTable payoff(List<LadderRow> ladder) {
        return new PayoffTable(ladder.stream().map(LadderRow::name).toList(), store.tallies());
    }

    /** The anchors that an agent beats, in the order in which it came to. */
    public List<Milestone> milestones(String agent) {
        return Milestones.of(anchors, curve(agent), new PayoffTable(List.of(), store.talliesAgainst(anchorNames())));
    }

    /** How an agent's newest snapshots, at most a quarter of all, do against each before them. */
    public Forgetting forgetting(String agent) {
        List<CurvePoint> curve = curve(agent);
        PayoffTable payoff = new PayoffTable(List.of(), store.tallies());
        int past = curve.size() - Math.min(Forgetting.MOST_NEWEST, (curve.size() + 3) / 4);
        List<String> newest = curve.stream().skip(past).map(CurvePoint::name).toList();
        List<Forgetting.Meeting> meetings = new ArrayList<>();
        for (CurvePoint point : curve.subList(0, past)) {
            WinRate winRate = newest.stream()
                    .map(name -> payoff.rate(name, point.name()))
                    .reduce(new WinRate(0, 0, 0), WinRate::plus);
            double expected = WengLin.winProbability(curve.get(curve.size() - 1).rating(), point.rating());
            meetings.add(new Forgetting.Meeting(point.name(), point.step(), winRate, expected));
        }
        return new Forgetting(newest, meetings);
    }

    /** Anchors, neighbours on the scale, that the results so far do not connect; lowest first. */
    public List<AnchorGap> anchorGaps() {
        return AnchorGap.of(anchors, store.tallies());
    }

    private Map<String, RatingRecord> ratings() {
        return store.ratings().stream().collect(Collectors.toMap(RatingRecord::player, Function.identity()));
    }

    private List<String> anchorNames() {
        return anchors.stream().map(anchor -> PlayerName.bot(anchor.bot())).toList();
    }
}
