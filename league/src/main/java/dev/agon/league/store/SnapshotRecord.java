package dev.agon.league.store;

import java.time.Instant;

/**
 * A frozen policy of the population.
 *
 * @param agent the lineage it is of, e.g. {@code main}
 * @param version its number, never used twice in a run
 * @param step decisions trained when it was taken
 * @param file its file, relative to the run folder
 * @param hash SHA-256 of its parameters, in hexadecimal
 * @param time when it was taken
 */
public record SnapshotRecord(String agent, long version, long step, String file, String hash, Instant time) {
    /** Its name in results and ratings. */
    public String name() {
        return PlayerName.snapshot(agent, version);
    }
}
