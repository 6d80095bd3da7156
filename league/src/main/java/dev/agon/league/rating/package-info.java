/**
 * How strong players are, computed from results alone. Start at {@link dev.agon.league.rating.RatingTable}; the mathematics is
 * in {@code JointPosterior} and {@link dev.agon.league.rating.WengLin}, and where strength is not one number in {@link
 * dev.agon.league.rating.Nash} and {@link dev.agon.league.rating.AlphaRank}.
 */
@NullMarked
package dev.agon.league.rating;

import org.jspecify.annotations.NullMarked;
