package dev.agon.server.bench;

/**
 * How a server stood a load.
 *
 * @param clients what its clients measured
 * @param mostQueuedBytes at any time for any client
 * @param journalBytes in all journals at the end, 0 where none were kept
 * @param serverCores processor time that the server used, in seconds a second
 * @param loadAverage of the whole machine over the last minute, at the end; negative where it is not known
 */
public record ServerResult(
        ServerLoad load,
        LoadReport clients,
        long mostQueuedBytes,
        long journalBytes,
        double serverCores,
        double loadAverage) {}
