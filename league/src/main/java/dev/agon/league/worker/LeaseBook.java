package dev.agon.league.worker;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.LeaseRequest;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matches to play next, asked for ahead of time so that nobody waits for them; with all policies that play in them. */
final class LeaseBook implements MatchSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseBook.class);
    private static final long AHEAD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_MATCHES = 4096;

    private final TrainingChannel channel;
    private final NewestWeights weights;
    private final String worker;
    private final int tables;
    private final Queue<MatchOrder> orders = new ArrayDeque<>();
    private final PastPolicies past;
    private final Daemon daemon;
    private int wanted;
    private long askedNanos;
    private final boolean audited;
    private int edition;
    private int incarnation;
    private boolean measuring;
    private boolean closed;

    /**
     * A book that asks for about a second's matches whenever it knows of less.
     *
     * @param weights to have ready for the agents whose newest weights play
     * @param worker who asks
     * @param settings how many matches to know of at least, and whether they are audited
     */
    LeaseBook(TrainingChannel channel, PolicySpec spec, NewestWeights weights, String worker, WorkerSettings settings) {
        this.channel = channel;
        this.weights = weights;
        past = PastPolicies.of(channel, spec);
        this.worker = worker;
        tables = settings.getMatches();
        audited = settings.getAudited();
        wanted = tables;
        daemon = new Daemon("leases", this::keepAsking);
    }

    /** Starts to ask, unless it does already. */
    void start() {
        daemon.start();
    }

    @Override
    public synchronized MatchOrder next() throws InterruptedException {
        while (orders.isEmpty()) {
            wait();
        }
        MatchOrder order = orders.remove();
        if (isLow()) {
            notifyAll();
        }
        return order;
    }

    private boolean isLow() {
        return orders.size() < Math.max(tables, wanted / 2);
    }

    @Override
    public synchronized int edition() {
        return edition;
    }

    /**
     * Hears of which life of the learner the newest weights are. When another begins that audits, it knows nothing of what was leased before:
     * all matches are forgotten that were to be played.
     */
    synchronized void heard(List<WeightsId> latest) {
        int life = latest.isEmpty() ? incarnation : latest.get(0).getIncarnation();
        if (audited && incarnation != 0 && life != incarnation) {
            forgetAll();
        }
        incarnation = life;
    }

    private void forgetAll() {
        edition++;
        orders.clear();
        wanted = tables;
        notifyAll();
    }

    /** Hears whether only matches that measure are wanted now; when that begins, all others are forgotten. */
    synchronized void heard(boolean nowMeasuring) {
        if (nowMeasuring && !measuring) {
            forgetAll();
        }
        measuring = nowMeasuring;
    }

    private void keepAsking() {
        Backoff backoff = new Backoff();
        try {
            while (awaitNeed()) {
                try {
                    int asked = edition();
                    Lease lease = channel.calls().askLease(request());
                    enter(lease, asked);
                    if (lease.getAssignmentsCount() > 0) {
                        backoff.reset();
                    } else {
                        backoff.pause();
                    }
                } catch (StatusRuntimeException | RefusedException failed) {
                    LOG.info("no lease: {}", failed.getMessage());
                    backoff.pause();
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitNeed() throws InterruptedException {
        while (!closed && !isLow()) {
            wait();
        }
        return !closed;
    }

    private synchronized LeaseRequest request() {
        long now = System.nanoTime();
        boolean soon = now - askedNanos < AHEAD_NANOS;
        wanted = soon ? Math.min(MOST_MATCHES, 2 * wanted) : Math.max(tables, wanted * 3 / 4);
        askedNanos = now;
        return LeaseRequest.newBuilder().setWorker(worker).setMatches(wanted).build();
    }

    private void enter(Lease lease, int asked) throws RefusedException, InterruptedException {
        int life = incarnation();
        for (Assignment assignment : lease.getAssignmentsList()) {
            // Who began by weights of another life would leave out what was played by them: an audit takes that for a
            // lie.
            weights.awaitAmong(assignment.getPlayersList(), life);
            enter(asked, lease.getId(), assignment, past.among(assignment.getPlayersList()));
        }
    }

    private synchronized int incarnation() {
        return incarnation;
    }

    private synchronized void enter(int asked, String lease, Assignment assignment, Map<PlayerRef, Policy> playing) {
        if (asked != edition) {
            return;
        }
        for (int match = 0; match < assignment.getSeedsCount(); match++) {
            orders.add(new MatchOrder(
                    lease,
                    assignment.getFirstMatch() + match,
                    assignment.getSeeds(match),
                    assignment.getPlayersList(),
                    assignment.getLearningSeats(),
                    assignment.getEvaluation(),
                    playing));
        }
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        daemon.end();
    }
}
