package dev.agon.league.bench;

/**
 * What a {@link WorkerCrowd} found while it was measured.
 *
 * @param cores processors that it used itself
 * @param joined how many joined
 * @param left how many left, to make room for others
 * @param lost how many lost their connection
 * @param leases how many were given
 * @param leaseP50Millis from asking for a lease to having it
 * @param leaseP99Millis the same
 * @param admitted rollouts that were acknowledged as admitted
 * @param refused rollouts that were refused
 * @param reason why the first of them was
 */
record CrowdReport(
        double cores,
        long joined,
        long left,
        long lost,
        long leases,
        double leaseP50Millis,
        double leaseP99Millis,
        long admitted,
        long refused,
        String reason) {}
