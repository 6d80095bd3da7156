/**
 * Maps as text, for games whose maps are data: {@link dev.agon.game.maps.MapText} finds a map's file and takes it apart; what its lines
 * mean is the game's own.
 */
@NullMarked
package dev.agon.game.maps;

import org.jspecify.annotations.NullMarked;
