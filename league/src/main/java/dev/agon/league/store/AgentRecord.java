package dev.agon.league.store;

import java.time.Instant;

/**
 * A learning lineage.
 *
 * @param name e.g. {@code main}
 * @param role what it is for, e.g. {@code main}, {@code exploiter}
 * @param time when it joined
 */
public record AgentRecord(String name, String role, Instant time) {}
