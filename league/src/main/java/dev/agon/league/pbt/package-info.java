/**
 * Population-based training: hyperparameters that are found while members of a population learn side by side. What is drawn and what is
 * concluded, as values; start at {@link dev.agon.league.pbt.Exploration} and {@link dev.agon.league.pbt.SignTest}.
 */
@NullMarked
package dev.agon.league.pbt;

import org.jspecify.annotations.NullMarked;
