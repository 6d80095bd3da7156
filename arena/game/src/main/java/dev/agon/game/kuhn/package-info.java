/**
 * Kuhn poker, the smallest poker there is: hidden cards, chance, and exact figures to check learning against.
 *
 * <p>Start at {@link dev.agon.game.kuhn.Kuhn}; the rules are in {@link dev.agon.game.kuhn.KuhnMatch}.
 */
@NullMarked
package dev.agon.game.kuhn;

import org.jspecify.annotations.NullMarked;
