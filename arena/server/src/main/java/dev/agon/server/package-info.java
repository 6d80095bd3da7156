/**
 * The arena service: people and programs watch live matches and take seats in them, over one port. It does not know where
 * players come from: they are had by name from a {@link dev.agon.server.PlayerSource}.
 */
@NullMarked
package dev.agon.server;

import org.jspecify.annotations.NullMarked;
