/**
 * The league: who plays whom, how they are rated, and the processes that play and learn. Start at {@link
 * dev.agon.league.config.RunConfig} (what a run is), {@link dev.agon.league.run.RunFolder} (where it lives) and {@link
 * dev.agon.league.store.Store} (what it remembers).
 */
@NullMarked
package dev.agon.league;

import org.jspecify.annotations.NullMarked;
