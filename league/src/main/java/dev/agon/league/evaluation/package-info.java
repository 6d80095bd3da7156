/**
 * Matches that measure: pairs with sides swapped, tournaments, and what the results so far say. Start at {@link
 * dev.agon.league.evaluation.PairedEvaluation} and {@link dev.agon.league.evaluation.LeagueReader}.
 */
@NullMarked
package dev.agon.league.evaluation;

import org.jspecify.annotations.NullMarked;
