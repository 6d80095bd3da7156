package dev.agon.league.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link WireBenchmark} measured.
 *
 * @param bytesPerDecision on the wire, of chunks as workers send them
 * @param orderBytesPerDecision those of them for audits alone: all orders once more, and of which match and step rollouts are
 * @param unpackedBytesPerDecision of the same rollouts in memory
 * @param ledgerNanosPerDecision processor time to look up whether they were leased, which no other figure holds
 * @param stream workers that send as fast as they can
 * @param crowd many workers that come and go, or null where that was left out
 */
public record WireResult(
        double bytesPerDecision,
        double orderBytesPerDecision,
        double unpackedBytesPerDecision,
        double ledgerNanosPerDecision,
        Streaming stream,
        @Nullable Streaming crowd) {
    /**
     * What a coordinator stood.
     *
     * @param workers at a time
     * @param decisionsPerSecond that came to the learner, checked and in order
     * @param learnerCores processors that the coordinator's process used, whoever takes the rollouts included
     * @param generatorCores processors that the simulated workers used
     * @param heapMegabytes that the coordinator's process held at the end, without garbage
     * @param heapMegabytesBefore the same before the first worker joined
     * @param joined how many workers joined while it was measured
     * @param left how many left
     * @param lost how many lost their connection against their will
     * @param leases how many were given
     * @param leaseP50Millis from asking for a lease to having it, as the worker saw it
     * @param leaseP99Millis the same
     */
    public record Streaming(
            int workers,
            double decisionsPerSecond,
            double learnerCores,
            double generatorCores,
            double heapMegabytes,
            double heapMegabytesBefore,
            long joined,
            long left,
            long lost,
            long leases,
            double leaseP50Millis,
            double leaseP99Millis) {}
}
