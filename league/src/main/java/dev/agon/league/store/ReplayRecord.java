package dev.agon.league.store;

import java.time.Instant;

/**
 * The replay of a recorded match. Its file may be gone: a run keeps only the newest.
 *
 * @param matchKey key of the match
 * @param file the file, relative to the run's folder
 * @param hash SHA-256 of the file, in hexadecimal
 * @param time when it was recorded
 */
public record ReplayRecord(String matchKey, String file, String hash, Instant time) {}
