/**
 * Scripted players of lanes. They read observations and give orders like everybody else and never touch the world. Start at {@link
 * dev.agon.game.lanes.bots.Rush}.
 */
@NullMarked
package dev.agon.game.lanes.bots;

import org.jspecify.annotations.NullMarked;
