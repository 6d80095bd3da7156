// The silhouettes of units: what a unit is can be told without colour.

import { circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";

const INK = "#15181f";

/** Draws a unit about its middle; r is half a cell. */
export function drawUnit(g, kind, team, x, y, r, colours) {
  if (kind === "ore") {
    drawOre(g, x, y, r, colours);
    return;
  }
  g.fillStyle = colours.team(team);
  g.strokeStyle = faint(INK, 0.55);
  g.lineWidth = Math.max(1.5, r * 0.07);
  if (kind === "base" || kind === "barracks") {
    drawBuilding(g, kind, team, x, y, r);
  } else {
    teamShape(g, team, x, y, r * (kind === "worker" ? 0.46 : 0.6));
    g.fill();
    g.stroke();
    MARKS[kind]?.(g, x, y, r);
  }
}

function drawOre(g, x, y, r, colours) {
  g.fillStyle = colours.gold;
  g.strokeStyle = faint(INK, 0.4);
  g.lineWidth = Math.max(1, r * 0.05);
  for (const [dx, dy, size] of [[-0.28, 0.2, 0.36], [0.3, 0.24, 0.32], [0.02, -0.2, 0.46]]) {
    polygon(g, x + dx * r, y + dy * r, size * r, 4);
    g.fill();
    g.stroke();
  }
}

/** Amber builds with round corners, Sky with cut ones. */
function drawBuilding(g, kind, team, x, y, r) {
  const half = r * (kind === "base" ? 0.8 : 0.7);
  const cut = half * 0.42;
  g.beginPath();
  if (team === 0) {
    g.roundRect(x - half, y - half, 2 * half, 2 * half, cut);
  } else {
    for (const [sx, sy, first] of [[-1, -1, 0], [1, -1, 1], [1, 1, 0], [-1, 1, 1]]) {
      const corner = [[x + sx * half, y + sy * (half - cut)], [x + sx * (half - cut), y + sy * half]];
      (first ? corner.reverse() : corner).forEach(([px, py]) => g.lineTo(px, py));
    }
    g.closePath();
  }
  g.fill();
  g.stroke();
  g.fillStyle = faint(INK, 0.72);
  if (kind === "base") {
    roof(g, x, y, half);
  } else {
    swords(g, x, y, half);
  }
}

function roof(g, x, y, half) {
  g.beginPath();
  g.moveTo(x - half * 0.6, y);
  g.lineTo(x, y - half * 0.58);
  g.lineTo(x + half * 0.6, y);
  g.closePath();
  g.fill();
  g.fillRect(x - half * 0.4, y, half * 0.8, half * 0.5);
}

function swords(g, x, y, half) {
  g.strokeStyle = faint(INK, 0.78);
  g.lineWidth = half * 0.17;
  g.lineCap = "round";
  for (const sign of [-1, 1]) {
    g.beginPath();
    g.moveTo(x - sign * half * 0.45, y + half * 0.45);
    g.lineTo(x + sign * half * 0.45, y - half * 0.45);
    g.moveTo(x - sign * half * 0.5, y + half * 0.12);
    g.lineTo(x - sign * half * 0.12, y + half * 0.5);
    g.stroke();
  }
}

const MARKS = {
  light(g, x, y, r) {
    g.fillStyle = faint(INK, 0.75);
    polygon(g, x, y - r * 0.02, r * 0.3, 3);
    g.fill();
  },
  heavy(g, x, y, r) {
    g.fillStyle = faint(INK, 0.75);
    g.beginPath();
    g.roundRect(x - r * 0.26, y - r * 0.26, r * 0.52, r * 0.52, r * 0.08);
    g.fill();
  },
  ranged(g, x, y, r) {
    g.strokeStyle = faint(INK, 0.8);
    g.lineWidth = r * 0.09;
    circle(g, x, y, r * 0.28);
    g.stroke();
    g.fillStyle = faint(INK, 0.8);
    circle(g, x, y, r * 0.09);
    g.fill();
  },
};
