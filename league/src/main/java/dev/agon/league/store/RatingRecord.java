package dev.agon.league.store;

import java.time.Instant;

/**
 * A rating at a time.
 *
 * @param player e.g. {@code main@12}
 * @param step decisions trained then
 * @param time when it was computed
 * @param rating points; 400 are odds of ten to one
 * @param sigma standard deviation in points
 * @param matches rated matches that it follows from
 */
public record RatingRecord(String player, long step, Instant time, double rating, double sigma, long matches) {}
