/**
 * Who plays whom: opponents to learn against and pairings to measure by. Start at {@link
 * dev.agon.league.matchmaking.Matchmaker} and {@link dev.agon.league.matchmaking.EvaluationScheduler}.
 */
@NullMarked
package dev.agon.league.matchmaking;

import org.jspecify.annotations.NullMarked;
