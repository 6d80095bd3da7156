package dev.agon.league.coordinator;

import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.WorkerCounters;
import dev.agon.proto.training.WorkerStatus;
import java.util.concurrent.TimeUnit;

/** What the coordinator knows of one worker. */
final class WorkerRecord {
    private static final long RATE_WINDOW_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final JoinRequest request;
    private final long restarts;
    private final Sequences sequences = new Sequences();
    private long heardNanos;
    private long movedNanos;
    private WorkerCounters counters = WorkerCounters.getDefaultInstance();
    private long windowStartNanos;
    private long windowStartDecisions;
    private double decisionsPerSecond;
    private long staleness;
    private long refused;
    private String lease = "";

    WorkerRecord(JoinRequest request, long restarts, long now) {
        this.request = request;
        this.restarts = restarts;
        heardNanos = now;
        movedNanos = now;
        windowStartNanos = now;
    }

    long incarnation() {
        return request.getWorkerIncarnation();
    }

    String name() {
        return request.getWorker();
    }

    /** Who it is, for people. */
    String description() {
        return request.getWorker() + " of " + request.getHost() + " (process " + request.getProcessId() + ")";
    }

    long restarts() {
        return restarts;
    }

    /** Whether the chunk is the first of this number; it never is again. */
    synchronized boolean first(long sequence) {
        return sequences.first(sequence);
    }

    synchronized void heard(long now, WorkerCounters latest) {
        heardNanos = now;
        if (latest.getDecisions() < counters.getDecisions()) {
            return;
        }
        if (latest.getWaiting() || played(latest) > played(counters)) {
            movedNanos = now;
        }
        counters = latest;
        if (now - windowStartNanos >= RATE_WINDOW_NANOS) {
            decisionsPerSecond = (counters.getDecisions() - windowStartDecisions) * 1e9 / (now - windowStartNanos);
            windowStartNanos = now;
            windowStartDecisions = counters.getDecisions();
        }
    }

    private static long played(WorkerCounters of) {
        return of.getSteps() + of.getEvaluationSteps() + of.getMatches();
    }

    synchronized void sent(long versionsBehind, int refusedRollouts) {
        staleness = versionsBehind;
        refused += refusedRollouts;
    }

    synchronized void leased(String id) {
        lease = id;
    }

    synchronized long silentNanos(long now) {
        return now - heardNanos;
    }

    synchronized WorkerStatus status(long now) {
        return WorkerStatus.newBuilder()
                .setName(request.getWorker())
                .setHost(request.getHost())
                .setProcessId(request.getProcessId())
                .setDecisionsPerSecond(decisionsPerSecond)
                .setStaleness(staleness)
                .setSecondsSinceHeard(TimeUnit.NANOSECONDS.toSeconds(now - heardNanos))
                .setSecondsSinceMoved(TimeUnit.NANOSECONDS.toSeconds(now - movedNanos))
                .setRestarts(restarts)
                .setLease(lease)
                .setRefused(refused)
                .setSteps(counters.getSteps())
                .setEvaluationSteps(counters.getEvaluationSteps())
                .build();
    }
}
