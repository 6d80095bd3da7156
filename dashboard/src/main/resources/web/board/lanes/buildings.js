// Towers and cores.

import { circle, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { drawBar, shadow } from "./body.js";

const TURN = 2 * Math.PI;
/** How far a building reaches from its middle, in radii: its shade, and the fence around it. */
const REACH = 1.42;

export function drawTower(g, unit, how, r) {
  drawBuilding(g, unit, how, r, paintTower);
}

export function drawCore(g, unit, how, r) {
  const { x, y, now, colours } = how;
  drawBuilding(g, unit, how, r, paintCore);
  const breath = how.calm ? 0.42 : 0.42 + 0.03 * Math.sin(now / 600);
  g.fillStyle = colours.team(unit.team);
  teamShape(g, unit.team, x, y, r * breath);
  g.fill();
}

function drawBuilding(g, unit, how, r, paint) {
  const guarded = unit.number("invulnerable") > 0;
  how.sprites.stamp(g, `${unit.kind} ${unit.team} ${r} ${guarded}`, how.x, how.y, REACH * r, REACH * r, (to) => {
    shadow(to, 0, 0, r, how.colours);
    paint(to, unit.team, r, how.colours);
    if (guarded) {
      fence(to, unit.team, r, how.colours);
    }
  });
  drawBar(g, how, how.y - r * 1.34 - 7, { width: Math.max(34, r * 2.1), height: 5, share: unit.number("health"), lost: how.lost,
    colour: how.colours.team(unit.team) });
}

function paintTower(g, team, r, colours) {
  const colour = colours.team(team);
  g.fillStyle = colours.boardSolid;
  teamShape(g, team, 0, 0, r, 4);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = Math.max(2.2, r * 0.15);
  g.stroke();
  g.fillStyle = colour;
  const corners = team === 0 ? 8 : 4;
  for (let i = 0; i < corners; i++) {
    const angle = (i * TURN) / corners + (team === 0 ? TURN / 16 : TURN / 8);
    circle(g, Math.cos(angle) * r * 0.72, Math.sin(angle) * r * 0.72, r * 0.12);
    g.fill();
  }
  teamShape(g, team, 0, 0, r * 0.46, 4);
  g.fill();
}

/** Without what breathes in the middle. */
function paintCore(g, team, r, colours) {
  const colour = colours.team(team);
  g.fillStyle = colours.boardSolid;
  teamShape(g, team, 0, 0, r);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = Math.max(3, r * 0.12);
  g.stroke();
  g.fillStyle = faint(colour, 0.35);
  teamShape(g, team, 0, 0, r * 0.74);
  g.fill();
}

/** A fence around what cannot be hurt yet. */
function fence(g, team, r, colours) {
  g.strokeStyle = faint(colours.team(team), 0.75);
  g.lineWidth = 1.5;
  g.setLineDash([4, 4]);
  circle(g, 0, 0, r * 1.34);
  g.stroke();
}
