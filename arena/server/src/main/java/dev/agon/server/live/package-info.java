/**
 * Matches that are played in real time while people look on and take part. Start at {@link dev.agon.server.live.LiveMatch}:
 * it keeps the time, {@code Table} plays, {@code Audience} shows.
 */
@NullMarked
package dev.agon.server.live;

import org.jspecify.annotations.NullMarked;
