// What all that stands on the ground has: a shade under it, and a bar over it where it is hurt.

import { bar } from "../shapes.js";

const TURN = 2 * Math.PI;

/** The soft shade under whatever stands on the ground. */
export function shadow(g, x, y, r, colours) {
  g.fillStyle = colours.boardShadow;
  g.beginPath();
  g.ellipse(x + r * 0.1, y + r * 0.36, r * 1.1, r * 0.94, 0, 0, TURN);
  g.fill();
}

/** A small bar over what is not whole. */
export function healthBar(g, unit, how, r, colour) {
  if (unit.number("health") < 0.995) {
    const width = Math.max(12, r * 2.4);
    bar(g, how.x - width / 2, how.y - r - 6, width, 2.5, unit.number("health"), colour, how.colours.boardHealthGround);
  }
}
