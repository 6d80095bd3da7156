package dev.agon.league.learner;

import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves ratings by filed results, as if by {@link RatingTable#add} one after the other. The posterior of all ratings, seconds of work
 * where a run has thousands of snapshots, is computed on a thread of its own; results that come meanwhile wait for it here, while
 * filing and acknowledging go on. All methods are called by one thread; nobody else may change the ratings.
 */
final class Rater implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rater.class);
    private static final long QUICK_MILLIS = 50;
    private static final long END_MILLIS = 10_000;

    private final LeagueDesk desk;
    private final RatingTable ratings;
    private final Supplier<Map<String, Rating>> posterior;
    private final ExecutorService mathematician = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "ratings");
        thread.setDaemon(true);
        return thread;
    });
    private final List<MatchRecord> waiting = new ArrayList<>();
    private final List<MatchRecord> afterPosterior = new ArrayList<>();
    private @Nullable CompletableFuture<Map<String, Rating>> computing;

    Rater(LeagueDesk desk, RatingTable ratings) {
        this(desk, ratings, ratings::posterior);
    }

    /** @param posterior of all ratings, after what the table has counted by then */
    Rater(LeagueDesk desk, RatingTable ratings, Supplier<Map<String, Rating>> posterior) {
        this.desk = desk;
        this.ratings = ratings;
        this.posterior = posterior;
    }

    /** Takes in these results, and all that wait; at once, or once the posterior is known that is being computed. */
    void rate(List<MatchRecord> results) {
        waiting.addAll(results);
        rate(QUICK_MILLIS);
    }

    private void rate(long patienceMillis) {
        if (!adopted(patienceMillis) || waiting.isEmpty()) {
            return;
        }
        desk.underLock(() -> afterPosterior.addAll(ratings.countToLastPosterior(waiting)));
        boolean due = afterPosterior.size() < waiting.size();
        waiting.clear();
        if (due) {
            computing = CompletableFuture.supplyAsync(posterior, mathematician);
            adopted(patienceMillis);
        } else {
            takeRest();
        }
    }

    /** Whether nothing is being computed any more. */
    private boolean adopted(long patienceMillis) {
        CompletableFuture<Map<String, Rating>> awaited = computing;
        if (awaited == null) {
            return true;
        }
        try {
            Map<String, Rating> found = awaited.get(patienceMillis, TimeUnit.MILLISECONDS);
            desk.underLock(() -> ratings.adopt(found));
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error broken) {
                throw broken;
            }
            LOG.error("the posterior of all ratings was not found; they move by single results until the next", failed);
        }
        computing = null;
        takeRest();
        return true;
    }

    private void takeRest() {
        desk.underLock(() -> afterPosterior.forEach(ratings::take));
        afterPosterior.clear();
    }

    /** Takes in what waits, unless that takes too long: whoever goes on with the run computes all ratings anew. */
    @Override
    public void close() {
        rate(END_MILLIS);
        if (computing != null || !waiting.isEmpty()) {
            LOG.warn("the last ratings are not computed yet; the run's next start does that");
        }
        mathematician.shutdownNow();
    }
}
