package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.RatingRecord;
import dev.agon.league.store.ReplayRecord;
import dev.agon.league.store.Store;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.MatchResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files results: matches that measured go to the store and move ratings, matches against the past tell the matchmaker. Whatever
 * came while one group was written is the next group. Who brought a result hears that it is kept only when it is in the store;
 * while the store fails the clerk holds what it has and tries again. Works on a thread of its own, so that neither the learner
 * nor the network waits for disk.
 */
final class ResultClerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultClerk.class);
    private static final long RATINGS_MILLIS = 250;
    private static final long RETRY_MILLIS = 1_000;
    private static final long END_MILLIS = 10_000;

    private final Game game;
    private final LeagueDesk desk;
    private final Store store;
    private final RatingTable ratings;
    private final RecentForm form;
    private final LongSupplier steps;
    private final Clock clock;
    private final Thread thread;
    private final Rater rater;
    private final List<LeaseRecord> leases = new ArrayList<>();
    private final List<MatchRecord> matches = new ArrayList<>();
    private final List<MatchRecord> unrated = new ArrayList<>();
    private final List<ReplayRecord> replays = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Map<String, RatingRecord> unwritten = new LinkedHashMap<>();
    private long ratedNanos = System.nanoTime();
    private volatile boolean closed;
    private volatile @Nullable Error broken;
    private volatile long measured;

    ResultClerk(
            Game game,
            LeagueDesk desk,
            Store store,
            RatingTable ratings,
            RecentForm form,
            LongSupplier steps,
            Clock clock) {
        this.game = game;
        this.desk = desk;
        this.store = store;
        this.ratings = ratings;
        this.form = form;
        this.steps = steps;
        this.clock = clock;
        rater = new Rater(desk, ratings);
        thread = new Thread(this::work, "result-clerk");
    }

    void start() {
        thread.start();
    }

    private void work() {
        try {
            while (!closed) {
                sort(desk.tray().take(RATINGS_MILLIS));
                if (!safely(this::fileAndTell)) {
                    TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (Error failed) {
            broken = failed;
        }
    }

    /** Throws what ended this clerk's thread before its time: without one a run would wait for ever. */
    void check() {
        Error failed = broken;
        if (failed != null) {
            throw failed;
        }
    }

    private void sort(Tray.Content content) {
        for (Tray.Given given : content.leases()) {
            PendingLeases.record(given.worker(), given.lease(), steps.getAsLong(), clock.instant())
                    .ifPresent(leases::add);
        }
        for (Tray.Delivery delivery : content.deliveries()) {
            delivery.results().forEach(this::sort);
            waiting.add(delivery.whenKept());
        }
    }

    private void sort(MatchResult result) {
        desk.ended(result);
        if (!isWellFormed(result)) {
            LOG.warn("passing over a result that is not of a match of this run: lease {}", result.getLease());
        } else if (!Tray.measures(result)) {
            PastMatch.of(game, result).ifPresent(desk::trained);
            form.trained(result);
        } else {
            desk.told(result);
            matches.add(record(result));
            replay(result).ifPresent(replays::add);
        }
    }

    private void fileAndTell() {
        file();
        if (System.nanoTime() - ratedNanos >= TimeUnit.MILLISECONDS.toNanos(RATINGS_MILLIS)) {
            writeRatings();
        }
    }

    /** Whether all is written that should be by now. */
    private boolean safely(Runnable writing) {
        try {
            writing.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.error("{} results cannot be filed now and are kept until they can", matches.size(), failed);
            return false;
        }
    }

    private void file() {
        if (!leases.isEmpty()) {
            store.addLeases(leases);
            leases.clear();
        }
        if (!matches.isEmpty()) {
            List<MatchRecord> fresh = store.addMatches(matches);
            matches.clear();
            unrated.addAll(fresh);
            measured += fresh.size();
        }
        if (!replays.isEmpty()) {
            store.addReplays(replays);
            replays.clear();
        }
        waiting.forEach(ResultClerk::tell);
        waiting.clear();
        List<MatchRecord> filed = List.copyOf(unrated);
        unrated.clear();
        desk.underLock(() -> filed.forEach(this::show));
        rater.rate(filed);
    }

    private void show(MatchRecord match) {
        form.add(match);
        Duel.of(match).ifPresent(duel -> desk.measured(duel.player(), duel.opponent(), duel.outcome()));
    }

    private static void tell(Runnable whenKept) {
        try {
            whenKept.run();
        } catch (RuntimeException gone) {
            LOG.info("whoever brought a result is gone: {}", gone.toString());
        }
    }

    /** Writes the ratings that moved. */
    private void writeRatings() {
        desk.underLock(() -> ratings.takeChanged(steps.getAsLong(), clock.instant())
                .forEach(rating -> unwritten.put(rating.player(), rating)));
        store.addRatings(List.copyOf(unwritten.values()));
        unwritten.clear();
        ratedNanos = System.nanoTime();
    }

    private boolean isWellFormed(MatchResult result) {
        return PastMatch.isWellFormed(game, result)
                && (!Tray.measures(result)
                        || result.getPlayersList().stream()
                                .allMatch(player ->
                                        PlayerRefs.isFrozen(player) && PlayerName.isSound(PlayerRefs.name(player))));
    }

    private MatchRecord record(MatchResult result) {
        List<MatchRecord.Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(new MatchRecord.Seat(
                    game.teamOf(seat), PlayerRefs.name(result.getPlayers(seat)), result.getOutcomes(seat)));
        }
        return new MatchRecord(
                key(result),
                isExhibition(result) ? MatchRecord.Purpose.EXHIBITION : MatchRecord.Purpose.EVALUATION,
                steps.getAsLong(),
                clock.instant(),
                result.getSeed(),
                result.getTicks(),
                result.getHash(),
                seats);
    }

    private static boolean isExhibition(MatchResult result) {
        return !result.getExhibition().isEmpty();
    }

    private static String key(MatchResult result) {
        return isExhibition(result)
                ? "exhibition/" + result.getExhibition()
                : LeaseRecord.matchKey(result.getLease(), result.getMatch());
    }

    private Optional<ReplayRecord> replay(MatchResult result) {
        return result.hasReplay()
                ? Optional.of(new ReplayRecord(
                        key(result),
                        result.getReplay().getFile(),
                        result.getReplay().getHash(),
                        clock.instant()))
                : Optional.empty();
    }

    /** How many matches that measured have been filed since this process started. */
    long measured() {
        return measured;
    }

    /** How the newest snapshot stands that has a rating. */
    Optional<Standing> standing() {
        Standing[] found = new Standing[1];
        desk.underLock(() -> ratings.newestRated(PlayerName.MAIN_AGENT)
                .ifPresent(player -> found[0] = new Standing(ratings.rating(player), ratings.matches(player))));
        return Optional.ofNullable(found[0]);
    }

    /** Files what has come, and ends. */
    @Override
    public void close() {
        closed = true;
        desk.tray().close();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("results are still being filed; those that are not will be sent again");
            return;
        }
        sort(desk.tray().takeNow());
        boolean filed = safely(this::file);
        rater.close();
        if (!safely(this::writeRatings) || !filed) {
            LOG.error("{} results were not filed; those who brought them send them again", matches.size());
        }
    }
}
