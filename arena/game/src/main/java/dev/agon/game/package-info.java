/**
 * The game contract: what a game must offer to be trained on, watched and played.
 *
 * <p>Start at {@link dev.agon.game.Game} (the rules), {@link dev.agon.game.Match} (one playing of them), {@link
 * dev.agon.game.Layout} (the shape of what is seen and ordered), {@link dev.agon.game.Observation} and {@link
 * dev.agon.game.Orders}. This package depends on nothing but the JDK.
 */
@NullMarked
package dev.agon.game;

import org.jspecify.annotations.NullMarked;
