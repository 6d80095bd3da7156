/**
 * Connect Four on the usual board of 7 columns and 6 rows: turn-based, nothing hidden, a board as planes.
 *
 * <p>Start at {@link dev.agon.game.connect4.Connect4}; the rules are in {@link dev.agon.game.connect4.Connect4Match}.
 */
@NullMarked
package dev.agon.game.connect4;

import org.jspecify.annotations.NullMarked;
