package dev.agon.league.bench;

/**
 * What a {@link WorkerCrowd} is to do.
 *
 * @param port of the coordinator on this machine
 * @param tokenFile what to show it
 * @param chunks file of the chunks that are sent over and over, see {@link RecordedChunks}
 * @param workers how many there are at a time
 * @param chunkMillis pause of a worker between two chunks; 0 for none: the next goes out when an earlier one is acknowledged
 * @param leaseMillis pause of a worker between two leases
 * @param lifeMillis how long a worker stays before it leaves and another joins under its name; 0 for ever
 * @param warmUpSeconds before what is measured
 * @param seconds measured
 */
record CrowdPlan(
        int port,
        String tokenFile,
        String chunks,
        int workers,
        int chunkMillis,
        int leaseMillis,
        int lifeMillis,
        int warmUpSeconds,
        int seconds) {}
