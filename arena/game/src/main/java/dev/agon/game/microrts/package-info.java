/**
 * The game {@code microrts}: two sides harvest ore, build and fight on a small grid until one has nothing left. Its rules are those of
 * the public game on which most learning of real-time strategy was done, tick by tick; they were written from a description and are
 * held to recorded matches.
 *
 * <p>Start at {@link dev.agon.game.microrts.MicrortsGame} (what is played), {@link dev.agon.game.microrts.MicrortsMatch} (one tick),
 * {@link dev.agon.game.microrts.World} (all state) and {@link dev.agon.game.microrts.MicrortsNumbers} (every number). The rules are
 * {@link dev.agon.game.microrts.Legality}, {@link dev.agon.game.microrts.Issuing} and {@link dev.agon.game.microrts.Effects}: each
 * one file over the world. What people play is in {@code docs/games/microrts.md}.
 */
@NullMarked
package dev.agon.game.microrts;

import org.jspecify.annotations.NullMarked;
