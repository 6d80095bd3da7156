/**
 * The game {@code lanes}: two teams of heroes push creep waves along lanes until a core falls.
 *
 * <p>Start at {@link dev.agon.game.lanes.LanesGame} (what is played), {@link dev.agon.game.lanes.LanesMatch} (one tick as a list of
 * systems), {@link dev.agon.game.lanes.World} (all state) and {@link dev.agon.game.lanes.LanesNumbers} (every number). Each
 * system is one file with one entry point that reads and changes the world. What people play is in {@code docs/games/lanes.md}.
 *
 * <p>Three habits keep the rules fair and exact. Everything is an integer. Positions are measured from the middle of the map, and
 * whatever belongs to Sky is Amber's negated, so that a swap of sides is a change of sign. And units act at once: systems read the
 * state as it was when the phase began, sum up what is done, and apply it together, so that no order of visiting can matter.
 */
@NullMarked
package dev.agon.game.lanes;

import org.jspecify.annotations.NullMarked;
