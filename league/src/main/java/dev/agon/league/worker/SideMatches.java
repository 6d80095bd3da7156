package dev.agon.league.worker;

import dev.agon.game.MatchRandom;
import java.util.concurrent.TimeUnit;

/**
 * Plays the matches that measure beside the rounds of a deterministic run, on a thread and at tables of its own, so that they change
 * nothing of what is learned from. Rests in between, so that they take no more than their share of the time, until only such matches
 * are wanted.
 */
final class SideMatches implements AutoCloseable {
    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LOOK_MILLIS = 100;

    private final Hall hall;
    private final MatchSource matches;
    private final MatchRandom random;
    private final double share;
    private final Daemon daemon;

    /**
     * Side matches that start later.
     *
     * @param share of the time, in [0, 1)
     */
    SideMatches(Hall hall, MatchSource matches, MatchRandom random, double share) {
        this.hall = hall;
        this.matches = matches;
        this.random = random;
        this.share = share;
        daemon = new Daemon("side-matches", this::play);
    }

    void start() {
        daemon.start();
    }

    private void play() {
        try (hall) {
            while (share == 0 && !allThatIsWanted()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            hall.open(random);
            long tired = 0;
            while (!Thread.currentThread().isInterrupted()) {
                long started = System.nanoTime();
                hall.step();
                tired += System.nanoTime() - started;
                if (tired >= SHORTEST_REST_NANOS) {
                    rest(tired);
                    tired = 0;
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allThatIsWanted() {
        return matches.edition() > 0;
    }

    private void rest(long workedNanos) throws InterruptedException {
        if (!allThatIsWanted()) {
            TimeUnit.NANOSECONDS.sleep((long) (workedNanos * (1 - share) / share));
        }
    }

    /** Ends them. */
    @Override
    public void close() {
        daemon.end();
    }
}
