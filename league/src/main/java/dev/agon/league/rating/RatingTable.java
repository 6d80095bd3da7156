package dev.agon.league.rating;

import dev.agon.game.Game;
import dev.agon.league.rating.Encounters.Share;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.StoreReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rating of every player, following from the results alone: the same matches in the same order give the same table. Only
 * frozen players are rated; anchors never move. Not thread-safe.
 *
 * <p>Whenever there is a new result for every eight players and every 200 results, 16 at least, all ratings are computed anew from all results at once ({@link
 * JointPosterior}); in between each match moves those who played it ({@link WengLin}). The first gives sigmas that can be believed, the
 * second is quick, and what it errs by does not add up.
 *
 * <p>Before its first match a snapshot is believed to be as strong as the newest rated snapshot of its agent before it, give or
 * take {@link #DRIFT} more points; the first of an agent, and every other player, {@code 0 ± 350}.
 *
 * <pre>{@code
 * RatingTable table = RatingTable.of(anchors, store);
 * for (MatchRecord match : store.addMatches(finished)) {
 *     table.add(match);
 * }
 * store.addRatings(table.takeChanged(step, now));
 * }</pre>
 */
public final class RatingTable {
    /** What is believed of a player of whom nothing is known. */
    public static final Rating UNKNOWN = new Rating(0, 350);

    /** Standard deviation, in points, of what an agent learns or forgets from one rated snapshot to the next. */
    public static final double DRIFT = 150;

    private static final long FEWEST_NEW_RESULTS = 16;
    private static final long PLAYERS_PER_NEW_RESULT = 8;
    private static final long RESULTS_PER_NEW_RESULT = 200;

    private final List<Game.Anchor> frozen;
    private final Map<String, Rating> anchors = new TreeMap<>();
    private final Map<String, Rating> ratings = new HashMap<>();
    private final Map<String, NavigableSet<Long>> ratedVersions = new HashMap<>();
    private final Map<String, Long> matches = new HashMap<>();
    private final SortedSet<String> changed = new TreeSet<>();
    private final Encounters encounters = new Encounters();
    private long results;
    private long resultsInPosterior;
    private long newResultsNeeded = FEWEST_NEW_RESULTS;

    /** A table without results, but with these players whose ratings never move. */
    public RatingTable(List<Game.Anchor> frozen) {
        this.frozen = List.copyOf(frozen);
        for (Game.Anchor anchor : frozen) {
            anchors.put(PlayerName.bot(anchor.bot()), Rating.frozen(anchor.rating()));
        }
    }

    /** The table that follows from all the store's results. */
    public static RatingTable of(List<Game.Anchor> anchors, StoreReader store) {
        RatingTable table = new RatingTable(anchors);
        table.addAll(store);
        table.changed.clear();
        return table;
    }

    /** Takes all the store's results in as if by {@link #add}, but of all the posteriors on the way computes the last one only. */
    public void addAll(StoreReader store) {
        List<Contest> pending = new ArrayList<>();
        store.forEachRatedMatch(match -> {
            Contest.of(match).ifPresent(pending::add);
            countIfDue(pending);
        });
        if (results > 0) {
            adopt(posterior());
        }
        pending.forEach(this::take);
    }

    /** Takes results in as if by {@link #add}, one after the other, but of all the posteriors on the way computes the last one only. */
    public void addAll(List<MatchRecord> group) {
        List<MatchRecord> rest = countToLastPosterior(group);
        if (rest.size() < group.size()) {
            adopt(posterior());
        }
        rest.forEach(this::take);
    }

    /**
     * Counts results up to the last after which a posterior is due. Where there is such a one the caller adopts the posterior next; then
     * it takes in the results that are left.
     *
     * @return the results after that one: all of them where no posterior is due
     */
    public List<MatchRecord> countToLastPosterior(List<MatchRecord> group) {
        List<Contest> pending = new ArrayList<>();
        int counted = 0;
        for (int i = 0; i < group.size(); i++) {
            Contest.of(group.get(i)).ifPresent(pending::add);
            if (countIfDue(pending)) {
                counted = i + 1;
            }
        }
        return group.subList(counted, group.size());
    }

    /** Counts what is pending and forgets it, where a posterior is due after it. */
    private boolean countIfDue(List<Contest> pending) {
        if (results + pending.size() - resultsInPosterior < newResultsNeeded) {
            return false;
        }
        pending.forEach(this::count);
        pending.clear();
        countFromHere();
        return true;
    }

    /** Takes a result in. Unrated matches, and those in which one player sits in several teams, change nothing. */
    public void add(MatchRecord match) {
        take(match);
        if (isPosteriorDue()) {
            adopt(posterior());
        }
    }

    /** Takes a result in as {@link #add} does, but leaves it to the caller to adopt a posterior that is due. */
    public void take(MatchRecord match) {
        Contest.of(match).ifPresent(this::take);
    }

    private void take(Contest contest) {
        List<List<Rating>> updated =
                WengLin.update(contest.sides().stream().map(this::team).toList());
        for (int side = 0; side < updated.size(); side++) {
            List<Share> shares = contest.sides().get(side).shares();
            for (int member = 0; member < shares.size(); member++) {
                put(shares.get(member).player(), updated.get(side).get(member));
            }
        }
        count(contest);
    }

    private WengLin.Team team(Contest.Side side) {
        return new WengLin.Team(
                side.shares().stream()
                        .map(share -> new WengLin.Member(rating(share.player()), share.weight()))
                        .toList(),
                side.outcome());
    }

    private void put(String player, Rating rating) {
        changed.add(player);
        if (!anchors.containsKey(player)) {
            ratings.put(player, rating);
            if (PlayerName.isSnapshot(player)) {
                ratedVersions
                        .computeIfAbsent(PlayerName.agentOf(player), agent -> new TreeSet<>())
                        .add(PlayerName.versionOf(player));
            }
        }
    }

    private void count(Contest contest) {
        results++;
        List<Contest.Side> sides = contest.sides();
        for (int i = 0; i < sides.size(); i++) {
            for (Share share : sides.get(i).shares()) {
                matches.merge(share.player(), 1L, Long::sum);
                changed.add(share.player());
            }
            for (int j = i + 1; j < sides.size(); j++) {
                encounters.add(
                        sides.get(i).shares(),
                        sides.get(j).shares(),
                        sides.get(i).outcome() - sides.get(j).outcome());
            }
        }
    }

    /** Whether enough results have come since the last posterior. */
    private boolean isPosteriorDue() {
        return results - resultsInPosterior >= newResultsNeeded;
    }

    private void countFromHere() {
        resultsInPosterior = results;
        newResultsNeeded = Math.max(
                FEWEST_NEW_RESULTS,
                Math.max(matches.size() / PLAYERS_PER_NEW_RESULT, results / RESULTS_PER_NEW_RESULT));
    }

    /** What all results say of all players who are no anchors. Only reads what {@link #countToLastPosterior} and {@link #take} change; may take seconds where there are thousands. */
    public Map<String, Rating> posterior() {
        return JointPosterior.of(anchors, encounters);
    }

    /** Believes what {@link #posterior} said after the last result that was taken in. */
    public void adopt(Map<String, Rating> posterior) {
        posterior.forEach(this::put);
        countFromHere();
    }

    /** What is believed of a player, also of one that has not played yet. */
    public Rating rating(String player) {
        Rating known = anchors.getOrDefault(player, ratings.get(player));
        return known != null ? known : prior(player);
    }

    /** How many rated matches the player's rating follows from. */
    public long matches(String player) {
        return matches.getOrDefault(player, 0L);
    }

    /** Names of the frozen players whose rating never moves. */
    public List<String> anchors() {
        return List.copyOf(anchors.keySet());
    }

    /** Anchors, neighbours on the scale, that the results so far do not connect; lowest first. */
    public List<AnchorGap> anchorGaps() {
        return AnchorGap.of(frozen, encounters.tallies());
    }

    /** The newest snapshot of the agent that has played rated matches: its rating is what is shown for the latest policy. */
    public Optional<String> newestRated(String agent) {
        return newestRatedBefore(agent, Long.MAX_VALUE);
    }

    /** The records of everyone whose rating changed since the last call. */
    public List<RatingRecord> takeChanged(long step, Instant now) {
        List<RatingRecord> records = changed.stream()
                .map(player -> new RatingRecord(
                        player, step, now, rating(player).mean(), rating(player).sigma(), matches(player)))
                .toList();
        changed.clear();
        return records;
    }

    private Rating prior(String player) {
        if (!PlayerName.isSnapshot(player)) {
            return UNKNOWN;
        }
        return newestRatedBefore(PlayerName.agentOf(player), PlayerName.versionOf(player))
                .map(this::rating)
                .map(before -> new Rating(before.mean(), Math.min(UNKNOWN.sigma(), Math.hypot(before.sigma(), DRIFT))))
                .orElse(UNKNOWN);
    }

    private Optional<String> newestRatedBefore(String agent, long version) {
        return Optional.ofNullable(ratedVersions.get(agent))
                .map(versions -> versions.lower(version))
                .map(before -> PlayerName.snapshot(agent, before));
    }
}
