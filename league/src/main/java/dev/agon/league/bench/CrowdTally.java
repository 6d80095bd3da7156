package dev.agon.league.bench;

import dev.agon.proto.training.ChunkAcknowledgement;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all workers of a crowd count together. Thread-safe. */
final class CrowdTally {
    private static final Logger LOG = LoggerFactory.getLogger(CrowdTally.class);
    private static final int MOST_LEASES = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;

    final LongAdder joined = new LongAdder();
    final LongAdder left = new LongAdder();
    private long lost;
    private long admitted;
    private long refused;
    private String reason = "";
    private long[] leaseNanos = new long[1024];
    private int leases;

    synchronized void acknowledged(ChunkAcknowledgement acknowledgement) {
        admitted += acknowledgement.getAdmitted();
        if (acknowledgement.getAdmitted() == 0 || acknowledgement.getRefused() > 0) {
            refused += Math.max(1, acknowledgement.getRefused());
            reason = reason.isEmpty() ? acknowledgement.getReason() : reason;
        }
    }

    synchronized void leased(long nanos) {
        if (leases == leaseNanos.length && leases < MOST_LEASES) {
            leaseNanos = Arrays.copyOf(leaseNanos, 2 * leases);
        }
        if (leases < leaseNanos.length) {
            leaseNanos[leases++] = nanos;
        }
    }

    synchronized void lost(Throwable cause) {
        if (lost++ == 0) {
            LOG.warn("a simulated worker lost the coordinator", cause);
        }
    }

    /** Whether so many have joined and what they sent was admitted. */
    synchronized boolean isUnderWay(int workers) {
        return joined.sum() >= workers && admitted > 0;
    }

    /** From here on is measured. */
    synchronized void begin() {
        joined.reset();
        left.reset();
        lost = 0;
        admitted = 0;
        leases = 0;
    }

    synchronized CrowdReport report(double cores) {
        long[] sorted = Arrays.copyOf(leaseNanos, leases);
        Arrays.sort(sorted);
        return new CrowdReport(
                cores,
                joined.sum(),
                left.sum(),
                lost,
                leases,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                admitted,
                refused,
                reason);
    }

    @Override
    public synchronized String toString() {
        return joined + " joined, " + lost + " lost, " + admitted + " rollouts admitted, " + refused + " refused "
                + reason;
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / NANOS_PER_MILLI;
    }
}
