/**
 * Where matches are made and found: {@link dev.agon.server.lobby.Lobby} makes them and keeps the tokens of their seats, {@link
 * dev.agon.server.lobby.Exhibition} always has one for those who just want to watch, {@link dev.agon.server.lobby.Directory}
 * finds what there is to see.
 */
@NullMarked
package dev.agon.server.lobby;

import org.jspecify.annotations.NullMarked;
