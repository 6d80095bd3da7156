/**
 * How a leased match is played, as far as it follows from the lease alone: its beginning, who sits where and draws from what, and the log
 * of its orders. What workers do by it learners can do again. Start with {@link dev.agon.league.play.MatchStarts}.
 */
@NullMarked
package dev.agon.league.play;

import org.jspecify.annotations.NullMarked;
