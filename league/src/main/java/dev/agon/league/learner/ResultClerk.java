package dev.agon.league.learner;

import dev.agon.game.Game;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.Store;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.MatchResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files results: matches that measured go to the store in groups and move ratings, matches against the past tell the matchmaker.
 * Works on a thread of its own, so that neither the learner nor the network waits for disk.
 */
final class ResultClerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultClerk.class);
    private static final long INTERVAL_MILLIS = 250;

    private final Game game;
    private final LeagueDesk desk;
    private final Store store;
    private final RatingTable ratings;
    private final RecentForm form;
    private final LongSupplier steps;
    private final Clock clock;
    private final ScheduledExecutorService thread;
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
        thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "result-clerk"));
    }

    void start() {
        thread.scheduleWithFixedDelay(this::fileSafely, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void fileSafely() {
        try {
            file();
        } catch (RuntimeException failed) {
            LOG.error("results could not be filed", failed);
        }
    }

    private void file() {
        List<MatchRecord> records = new ArrayList<>();
        for (MatchResult result = desk.pollResult(); result != null; result = desk.pollResult()) {
            if (isWellFormed(result)) {
                if (measures(result)) {
                    records.add(record(result));
                } else {
                    PastMatch.of(game, result).ifPresent(past -> desk.trained(past));
                }
            }
        }
        if (records.isEmpty()) {
            return;
        }
        List<MatchRecord> fresh = store.addMatches(records);
        fresh.forEach(this::rate);
        store.addRatings(ratings.takeChanged(steps.getAsLong(), clock.instant()));
        measured += fresh.size();
    }

    /** Only this thread changes ratings, so that leases need not wait while it computes with them. */
    private void rate(MatchRecord match) {
        desk.underLock(() -> {
            ratings.take(match);
            form.add(match);
            Duel.of(match).ifPresent(duel -> desk.measured(duel.player(), duel.opponent(), duel.outcome()));
        });
        if (ratings.isPosteriorDue()) {
            Map<String, Rating> posterior = ratings.posterior();
            desk.underLock(() -> ratings.adopt(posterior));
        }
    }

    private static boolean measures(MatchResult result) {
        return result.getEvaluation() || isExhibition(result);
    }

    private static boolean isExhibition(MatchResult result) {
        return !result.getExhibition().isEmpty();
    }

    private boolean isWellFormed(MatchResult result) {
        return PastMatch.isWellFormed(game, result)
                && (!measures(result) || result.getPlayersList().stream().allMatch(PlayerRefs::isFrozen));
    }

    private MatchRecord record(MatchResult result) {
        List<MatchRecord.Seat> seats = new ArrayList<>();
        for (int seat = 0; seat < game.seats(); seat++) {
            seats.add(new MatchRecord.Seat(
                    game.teamOf(seat), PlayerRefs.name(result.getPlayers(seat)), result.getOutcomes(seat)));
        }
        return new MatchRecord(
                isExhibition(result)
                        ? "exhibition/" + result.getExhibition()
                        : result.getLease() + "/" + result.getMatch(),
                isExhibition(result) ? MatchRecord.Purpose.EXHIBITION : MatchRecord.Purpose.EVALUATION,
                steps.getAsLong(),
                clock.instant(),
                result.getSeed(),
                result.getTicks(),
                result.getHash(),
                seats);
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
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("results are still being filed");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        fileSafely();
    }
}
