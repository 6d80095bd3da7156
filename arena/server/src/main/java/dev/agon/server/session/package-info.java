/**
 * Connections: what a client says is understood and passed on in {@code Session}, what it is told waits in {@code Outbox}.
 * Start at {@link dev.agon.server.session.ArenaSocket}.
 */
@NullMarked
package dev.agon.server.session;

import org.jspecify.annotations.NullMarked;
