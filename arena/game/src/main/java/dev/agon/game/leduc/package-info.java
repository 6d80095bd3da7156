/**
 * Leduc poker: two rounds of betting, a card on the table between them, and exact figures to check learning against.
 *
 * <p>Start at {@link dev.agon.game.leduc.Leduc}; the rules are in {@link dev.agon.game.leduc.LeducMatch}.
 */
@NullMarked
package dev.agon.game.leduc;

import org.jspecify.annotations.NullMarked;
