/**
 * Where a run lives: its folder, the lock on it, and its log of figures. Start at {@link dev.agon.league.run.RunFolder}.
 */
@NullMarked
package dev.agon.league.run;

import org.jspecify.annotations.NullMarked;
