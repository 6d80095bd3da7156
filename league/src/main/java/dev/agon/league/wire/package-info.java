/**
 * What training processes say to each other, turned into messages and back. Start at {@link
 * dev.agon.league.wire.RolloutCodec} and {@link dev.agon.league.wire.Protocol}.
 */
@NullMarked
package dev.agon.league.wire;

import org.jspecify.annotations.NullMarked;
