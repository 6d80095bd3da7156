package dev.agon.league.coordinator;

import dev.agon.league.audit.Sender;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.WorkerCounters;
import dev.agon.proto.training.WorkerStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the coordinator knows of one worker. */
final class WorkerRecord {
    private static final long RATE_WINDOW_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final JoinRequest request;
    private final Place place;
    private final long restarts;
    private final Sequences sequences = new Sequences();
    private final Map<Long, List<MatchResult>> unkept = new HashMap<>();
    private long heardNanos;
    private long movedNanos;
    private WorkerCounters counters = WorkerCounters.getDefaultInstance();
    private long windowStartNanos;
    private long windowStartDecisions;
    private double decisionsPerSecond;
    private long staleness;
    private long refused;
    private String lease = "";

    WorkerRecord(JoinRequest request, Place place, long restarts, long now) {
        this.request = request;
        this.place = place;
        this.restarts = restarts;
        heardNanos = now;
        movedNanos = now;
        windowStartNanos = now;
    }

    /** Which process it is. */
    Sender sender() {
        return new Sender(name(), incarnation());
    }

    long incarnation() {
        return request.getWorkerIncarnation();
    }

    String name() {
        return request.getWorker();
    }

    /** Where it says that it runs. */
    String host() {
        return request.getHost();
    }

    long processId() {
        return request.getProcessId();
    }

    /** Where it joined from. */
    Place place() {
        return place;
    }

    long restarts() {
        return restarts;
    }

    /** Whether the chunk is the first of this number; it never is again. */
    synchronized boolean first(long sequence) {
        return sequences.first(sequence);
    }

    /** Of these results that measure, told with that chunk, it is not known yet that they are kept. */
    synchronized void unkept(long sequence, List<MatchResult> results) {
        unkept.put(sequence, results);
    }

    synchronized void kept(long sequence) {
        unkept.remove(sequence);
    }

    /** Results of a chunk that came before, of which it is not known yet that they are kept. */
    synchronized List<MatchResult> unkept(long sequence) {
        return unkept.getOrDefault(sequence, List.of());
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
