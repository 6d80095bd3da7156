/**
 * What viewers and players are told, turned into messages: {@link dev.agon.server.wire.FrameEncoder} for what changes with
 * every tick, {@link dev.agon.server.wire.GameMessages} for what does not, {@link dev.agon.server.wire.TurnMessages} for what
 * a seat may order.
 */
@NullMarked
package dev.agon.server.wire;

import org.jspecify.annotations.NullMarked;
