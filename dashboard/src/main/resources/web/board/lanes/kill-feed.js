// The newest deaths and falls in a corner of the board, as signs; the log tells them in words.

import { polygon, teamShape } from "../shapes.js";
import { drawGlyph } from "./glyphs.js";
import { drawToken } from "./heroes.js";

const LINES = 5;
const SHOWN_MILLIS = 7000;
const FADE_MILLIS = 700;
const HEIGHT = 28;
const WIDTH = 92;

/** Draws the newest first, downwards from a right upper corner. */
export function drawKillFeed(g, tally, view, right, top) {
  const shown = tally.feed.filter((one) => view.now - one.at < SHOWN_MILLIS).slice(-LINES).reverse();
  shown.forEach((one, i) => {
    g.save();
    g.globalAlpha = Math.min(1, (SHOWN_MILLIS - (view.now - one.at)) / FADE_MILLIS);
    drawLine(g, one, right - WIDTH, top + i * (HEIGHT + 4), view.colours);
    g.restore();
  });
}

function drawLine(g, { by, of }, left, top, colours) {
  g.fillStyle = colours.boardPlate;
  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.beginPath();
  g.roundRect(left, top, WIDTH, HEIGHT, 8);
  g.fill();
  g.stroke();
  const middle = top + HEIGHT / 2;
  if (by) {
    drawToken(g, by, left + 18, middle, 9, colours);
  } else {
    g.fillStyle = colours.neutral;
    polygon(g, left + 18, middle, 6, 4);
    g.fill();
  }
  drawGlyph(g, "blade", left + WIDTH / 2, middle, 6.5, colours.boardInk);
  if (of.kind === "tower" || of.kind === "core") {
    g.fillStyle = colours.team(of.team);
    teamShape(g, of.team, left + WIDTH - 18, middle, 9, 4);
    g.fill();
    drawGlyph(g, of.kind, left + WIDTH - 18, middle, 5, "#10131a");
  } else {
    drawToken(g, of, left + WIDTH - 18, middle, 9, colours);
  }
}
