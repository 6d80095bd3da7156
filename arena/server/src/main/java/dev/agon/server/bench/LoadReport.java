package dev.agon.server.bench;

/**
 * What the generator of a load measured; it gives this back as JSON.
 *
 * @param players clients in seats
 * @param orders from when each should have been sent to when the update that shows it was read
 * @param ordersBesideSilent the same while silent spectators were connected; of nothing without them
 * @param frames from when each tick was due to when its frame was read, all clients
 * @param lag how much later than they should have been the generator sent orders
 * @param unanswered orders that no update showed within a second
 * @param refused what the server turned down while it was measured
 * @param leftOut frames that were left out because their reader lagged; silent ones not counted
 * @param lost connections that ended on the way; silent ones not counted
 * @param bytesPerSpectator a second
 * @param bytesPerPlayer a second
 * @param cores processor time that the generator used, in seconds a second
 */
public record LoadReport(
        int players,
        Latencies orders,
        Latencies ordersBesideSilent,
        Latencies frames,
        Latencies lag,
        long unanswered,
        long refused,
        long leftOut,
        long lost,
        double bytesPerSpectator,
        double bytesPerPlayer,
        double cores) {}
