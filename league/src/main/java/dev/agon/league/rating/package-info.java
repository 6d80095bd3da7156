/**
 * How strong players are, computed from results alone. Start at {@link dev.agon.league.rating.RatingTable}; the mathematics is
 * in {@link dev.agon.league.rating.WengLin}.
 */
@NullMarked
package dev.agon.league.rating;

import org.jspecify.annotations.NullMarked;
