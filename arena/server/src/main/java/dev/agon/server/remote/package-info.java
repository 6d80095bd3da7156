/**
 * Bots in any language: programs that dial in over gRPC and play as {@code remote:NAME}. {@link dev.agon.server.remote.RemoteBots}
 * knows who is there and gives them seats, {@code Line} is one call, {@code RemotePlayer} a bot in its seats.
 *
 * <p>All that happens here happens under the lock of the one {@code RemoteBots}: calls, matches and matches' ends come on threads
 * of their own, and none of it takes long.
 */
@NullMarked
package dev.agon.server.remote;

import org.jspecify.annotations.NullMarked;
