package dev.agon.league.worker;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker that goes where its run goes: it reads from the run's folder where the learner is met and with what token, works
 * there, goes on at the next place when the coordinator moves to another node, and ends when the run is over. It may start
 * before the coordinator does.
 *
 * <pre>{@code
 * try (RunFollower follower = new RunFollower(RunFolder.open(folder), "worker-7", Games.onClassPath())) {
 *     follower.run();                      // until the run is over or close() is called by another thread
 * }
 * }</pre>
 */
public final class RunFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFollower.class);
    private static final long LOOK_MILLIS = 2_000;
    private static final long WORDS_MILLIS = 30_000;

    private final RunFolder run;
    private final String name;
    private final Games games;
    private volatile boolean closed;
    private volatile @Nullable Worker worker;

    /** A worker of that name, which has not looked yet. */
    public RunFollower(RunFolder run, String name, Games games) {
        this.run = run;
        this.name = name;
        this.games = games;
    }

    /**
     * Works until the run is over or {@link #close}.
     *
     * @throws AgonException when a learner refuses this worker for good, saying why
     */
    public void run() throws InterruptedException {
        while (!closed) {
            MeetingPoint place = awaitLearner();
            if (place.ended()) {
                LOG.info("the run is over");
                return;
            }
            workAt(place);
        }
    }

    private MeetingPoint awaitLearner() throws InterruptedException {
        for (long waited = 0; ; waited += LOOK_MILLIS) {
            Optional<MeetingPoint> place = MeetingPoint.read(run);
            if (place.isPresent()) {
                return place.get();
            }
            if (waited % WORDS_MILLIS == 0) {
                LOG.info("waiting for the learner: there is no {} yet", run.meetingPoint());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void workAt(MeetingPoint place) throws InterruptedException {
        LOG.info("working for the learner at {}", place);
        Thread watch = new Thread(() -> leaveWhenMoved(place), "meeting-point-watch");
        watch.setDaemon(true);
        try (Worker working = new Worker(WorkerOptions.of(place, run.token(), name), games)) {
            worker = working;
            watch.start();
            working.run();
        } catch (AgonException refused) {
            if (!hasMoved(place)) {
                throw refused;
            }
            LOG.info("the learner has moved");
        } finally {
            worker = null;
            watch.interrupt();
            awaitEnd(watch);
        }
    }

    /** Closing a worker interrupts the thread that plays in it, which is this one; it is not meant to end here. */
    private void awaitEnd(Thread watch) throws InterruptedException {
        boolean waits = true;
        while (waits) {
            try {
                watch.join();
                waits = false;
            } catch (InterruptedException byClosing) {
                LOG.debug("interrupted by the closing worker");
            }
        }
        boolean interrupted = Thread.interrupted();
        if (interrupted && closed) {
            throw new InterruptedException("closed");
        }
    }

    private void leaveWhenMoved(MeetingPoint place) {
        try {
            while (!hasMoved(place)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            LOG.info("the learner has left {}", place);
            leave();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasMoved(MeetingPoint place) {
        try {
            return closed || MeetingPoint.read(run).filter(place::equals).isEmpty();
        } catch (AgonException unreadable) {
            // A network file system may be away for a while: the learner itself is the better witness.
            LOG.warn("{}", unreadable.getMessage());
            return false;
        }
    }

    private void leave() {
        Worker working = worker;
        if (working != null) {
            working.close();
        }
    }

    /** Ends {@link #run}. */
    @Override
    public void close() {
        closed = true;
        leave();
    }
}
