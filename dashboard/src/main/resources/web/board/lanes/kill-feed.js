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
export function drawKillFeed(g, sprites, tally, view, right, top) {
  const shown = tally.feed.filter((one) => view.now - one.at < SHOWN_MILLIS).slice(-LINES).reverse();
  shown.forEach((one, i) => {
    g.save();
    g.globalAlpha = Math.min(1, (SHOWN_MILLIS - (view.now - one.at)) / FADE_MILLIS);
    drawLine(g, sprites, one, right - WIDTH / 2, top + i * (HEIGHT + 4) + HEIGHT / 2, view.colours);
    g.restore();
  });
}

/** About a middle. */
function drawLine(g, sprites, { by, of }, x, y, colours) {
  const name = `death ${by?.kind} ${by?.team} ${of.kind} ${of.team}`;
  sprites.stamp(g, name, x, y, WIDTH / 2 + 1, HEIGHT / 2 + 1, (to) => paintLine(to, by, of, colours));
}

function paintLine(g, by, of, colours) {
  const left = -WIDTH / 2;
  g.fillStyle = colours.boardPlate;
  g.strokeStyle = colours.line;
  g.lineWidth = 1;
  g.beginPath();
  g.roundRect(left, -HEIGHT / 2, WIDTH, HEIGHT, 8);
  g.fill();
  g.stroke();
  if (by) {
    drawToken(g, by, left + 18, 0, 9, colours);
  } else {
    g.fillStyle = colours.neutral;
    polygon(g, left + 18, 0, 6, 4);
    g.fill();
  }
  drawGlyph(g, "blade", left + WIDTH / 2, 0, 6.5, colours.boardInk);
  if (of.kind === "tower" || of.kind === "core") {
    g.fillStyle = colours.team(of.team);
    teamShape(g, of.team, left + WIDTH - 18, 0, 9, 4);
    g.fill();
    drawGlyph(g, of.kind, left + WIDTH - 18, 0, 5, "#10131a");
  } else {
    drawToken(g, of, left + WIDTH - 18, 0, 9, colours);
  }
}
