// What all that stands on the ground has: a shade under it, and a bar over it where it is hurt.

import { bar, fillBar } from "../shapes.js";

const TURN = 2 * Math.PI;

/** The soft shade under whatever stands on the ground. */
export function shadow(g, x, y, r, colours) {
  g.fillStyle = colours.boardShadow;
  g.beginPath();
  g.ellipse(x + r * 0.1, y + r * 0.36, r * 1.1, r * 0.94, 0, 0, TURN);
  g.fill();
}

/** How far from the middle what stands there reaches with its shade, at most. */
export function shaded(r) {
  return 1.32 * r + 1;
}

/** A small bar over what is not whole. */
export function healthBar(g, unit, how, r, colour) {
  if (unit.number("health") < 0.995) {
    drawBar(g, how, how.y - r - 5, { width: Math.max(12, r * 2.4), height: 2.5, share: unit.number("health"), colour });
  }
}

/**
 * A bar about a unit's middle: how full it is, and how full it was a moment ago.
 *
 * @param {{ x: number, colours: any, sprites: import("../sprites.js").Sprites }} how
 * @param {number} y of its middle
 * @param {{ width: number, height: number, share: number, colour: string, lost?: number }} what
 */
export function drawBar(g, { x, colours, sprites }, y, { width, height, share, colour, lost = share }) {
  const whole = 2 * Math.round(width / 2);
  const filled = Math.round(whole * Math.min(1, share));
  const before = Math.round(whole * Math.min(1, lost));
  const top = -Math.floor(height / 2);
  const stamp = (name, paint) => sprites.stamp(g, name, x, y, whole / 2 + 1, height - top + 1, paint);
  const least = share > 0 ? height * 0.6 : 0;
  if (before > filled) {
    stamp(`bar ${whole} ${height} ${before} ${colours.boardInk}`, (to) =>
      bar(to, -whole / 2, top, whole, height, before / whole, colours.boardInk, colours.boardHealthGround));
    stamp(`full ${whole} ${height} ${filled} ${colour}`, (to) => fillBar(to, -whole / 2, top, Math.max(least, filled), height, colour));
  } else {
    stamp(`bar ${whole} ${height} ${filled} ${colour} ${least}`, (to) =>
      bar(to, -whole / 2, top, whole, height, Math.max(least, filled) / whole, colour, colours.boardHealthGround));
  }
}
