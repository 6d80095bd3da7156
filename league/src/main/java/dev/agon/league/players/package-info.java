/**
 * Turns a player's name into a player: {@code RUN@latest}, {@code house}, {@code bot:rush}. Start at {@link
 * dev.agon.league.players.PlayerCatalogue}.
 */
@NullMarked
package dev.agon.league.players;

import org.jspecify.annotations.NullMarked;
