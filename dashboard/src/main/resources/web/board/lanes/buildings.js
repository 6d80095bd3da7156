// Towers and cores.

import { bar, circle, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { shadow } from "./body.js";

const TURN = 2 * Math.PI;

export function drawTower(g, unit, how, r) {
  const { x, y, colours } = how;
  const colour = colours.team(unit.team);
  shadow(g, x, y, r, colours);
  g.fillStyle = colours.boardSolid;
  teamShape(g, unit.team, x, y, r, 4);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = Math.max(2.2, r * 0.15);
  g.stroke();
  g.fillStyle = colour;
  const corners = unit.team === 0 ? 8 : 4;
  for (let i = 0; i < corners; i++) {
    const angle = (i * TURN) / corners + (unit.team === 0 ? TURN / 16 : TURN / 8);
    circle(g, x + Math.cos(angle) * r * 0.72, y + Math.sin(angle) * r * 0.72, r * 0.12);
    g.fill();
  }
  teamShape(g, unit.team, x, y, r * 0.46, 4);
  g.fill();
  guarded(g, unit, how, r);
  buildingBar(g, unit, how, r);
}

export function drawCore(g, unit, how, r) {
  const { x, y, now, colours } = how;
  const colour = colours.team(unit.team);
  shadow(g, x, y, r, colours);
  g.fillStyle = colours.boardSolid;
  teamShape(g, unit.team, x, y, r);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = Math.max(3, r * 0.12);
  g.stroke();
  g.fillStyle = faint(colour, 0.35);
  teamShape(g, unit.team, x, y, r * 0.74);
  g.fill();
  const breath = how.calm ? 0.42 : 0.42 + 0.03 * Math.sin(now / 600);
  g.fillStyle = colour;
  teamShape(g, unit.team, x, y, r * breath);
  g.fill();
  guarded(g, unit, how, r);
  buildingBar(g, unit, how, r);
}

/** A fence around what cannot be hurt yet. */
function guarded(g, unit, how, r) {
  if (unit.number("invulnerable") > 0) {
    g.strokeStyle = faint(how.colours.team(unit.team), 0.75);
    g.lineWidth = 1.5;
    g.setLineDash([4, 4]);
    circle(g, how.x, how.y, r * 1.34);
    g.stroke();
    g.setLineDash([]);
  }
}

function buildingBar(g, unit, how, r) {
  const width = Math.max(34, r * 2.1);
  bar(g, how.x - width / 2, how.y - r * 1.34 - 9, width, 5, unit.number("health"), how.colours.team(unit.team),
    how.colours.boardHealthGround, how.lost, how.colours.boardInk);
}
