// Units of a lanes map: the silhouette says the kind, ring and shape the team, the bar health, the number the level.

import { bar, circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";

const TURN = 2 * Math.PI;
const MOST_LEVEL = 10;

/** Radius in pixels by kind; `cm` is the pixels of a centimetre of the game's ground. */
export function radiusOf(kind, cm) {
  switch (kind) {
    case "warden": return clamp(72 * cm, 12, 26);
    case "archer": return clamp(66 * cm, 11.5, 24);
    case "melee": return clamp(27 * cm, 4.5, 10);
    case "ranged": return clamp(25 * cm, 4.5, 10);
    case "tower": return clamp(80 * cm, 12, 30);
    case "core": return clamp(125 * cm, 18, 46);
    default: return clamp(24 * cm, 4, 9);
  }
}

/**
 * Draws one unit.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {import("../../wire/scene.js").Unit} unit
 * @param {{ x: number, y: number, cm: number, now: number, heading: number, lost: number, colours: any, own: boolean, selected: boolean,
 *     alpha: number }} how where and how; heading is an angle, lost the share of health that was there a moment ago
 */
export function drawUnit(g, unit, how) {
  g.save();
  g.globalAlpha = how.alpha;
  switch (unit.kind) {
    case "warden": case "archer": drawHero(g, unit, how); break;
    case "melee": case "ranged": drawCreep(g, unit, how); break;
    case "tower": drawTower(g, unit, how); break;
    case "core": drawCore(g, unit, how); break;
    case "bolt": drawBolt(g, unit, how); break;
    default: drawOther(g, unit, how);
  }
  g.restore();
}

function drawHero(g, unit, how) {
  const { x, y, cm, colours } = how;
  const r = radiusOf(unit.kind, cm);
  const colour = colours.team(unit.team);
  shadow(g, x, y, r, colours);
  if (how.own) {
    g.strokeStyle = faint(colours.boardInk, how.selected ? 0.9 : 0.55);
    g.lineWidth = 2;
    circle(g, x, y, r + 5);
    g.stroke();
  }
  beak(g, x, y, r, how.heading, colour);
  g.fillStyle = colours.boardPlate;
  teamShape(g, unit.team, x, y, r);
  g.fill();
  g.fillStyle = faint(colour, 0.28);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = Math.max(2.5, r * 0.17);
  g.stroke();
  (unit.kind === "warden" ? shield : bow)(g, x, y, r * 0.56, colours.boardInk);
  drawStates(g, unit, how, r);
  const width = Math.max(30, r * 2.5);
  const top = y - r - 15;
  bar(g, x - width / 2, top, width, 5, unit.number("health"), colour, colours.boardHealthGround, how.lost, colours.boardInk);
  bar(g, x - width / 2, top + 7, width, 2, unit.number("mana"), "#8f9fe8", colours.boardHealthGround);
  levelPlate(g, x + r * 0.82, y + r * 0.78, Math.max(1, Math.round(unit.number("level") * MOST_LEVEL)), colour, colours);
}

/** A beak at the rim shows where a hero is going. */
function beak(g, x, y, r, heading, colour) {
  if (Number.isNaN(heading)) {
    return;
  }
  g.fillStyle = colour;
  g.beginPath();
  for (const [reach, turn] of [[1.5, 0], [1.06, 0.42], [1.06, -0.42]]) {
    g.lineTo(x + r * reach * Math.cos(heading + turn), y + r * reach * Math.sin(heading + turn));
  }
  g.closePath();
  g.fill();
}

function shield(g, x, y, s, colour) {
  g.fillStyle = colour;
  g.beginPath();
  g.moveTo(x, y - s);
  g.quadraticCurveTo(x + s * 0.5, y - s * 0.62, x + s * 0.86, y - s * 0.66);
  g.quadraticCurveTo(x + s * 0.9, y + s * 0.5, x, y + s * 1.08);
  g.quadraticCurveTo(x - s * 0.9, y + s * 0.5, x - s * 0.86, y - s * 0.66);
  g.quadraticCurveTo(x - s * 0.5, y - s * 0.62, x, y - s);
  g.fill();
}

function bow(g, x, y, s, colour) {
  g.strokeStyle = colour;
  g.lineWidth = Math.max(1.6, s * 0.24);
  g.lineCap = "round";
  g.beginPath();
  g.arc(x - s * 0.55, y, s * 1.08, -1.05, 1.05);
  g.stroke();
  g.lineWidth = Math.max(1, s * 0.12);
  g.beginPath();
  g.moveTo(x - s * 0.02, y - s * 0.94);
  g.lineTo(x - s * 0.5, y);
  g.lineTo(x - s * 0.02, y + s * 0.94);
  g.moveTo(x - s * 0.85, y);
  g.lineTo(x + s * 1.05, y);
  g.moveTo(x + s * 0.68, y - s * 0.3);
  g.lineTo(x + s * 1.05, y);
  g.lineTo(x + s * 0.68, y + s * 0.3);
  g.stroke();
}

/** What a hero is under: shield, focus, stun. */
function drawStates(g, unit, how, r) {
  const { x, y, now, colours } = how;
  if (unit.number("shield") > 0) {
    g.strokeStyle = faint(colours.boardInk, 0.75);
    g.lineWidth = 2;
    circle(g, x, y, r * 1.34);
    g.stroke();
    g.fillStyle = faint(colours.boardInk, 0.08);
    g.fill();
  }
  if (unit.number("focused") > 0) {
    g.strokeStyle = colours.team(unit.team);
    g.lineWidth = 2;
    for (let i = 0; i < 3; i++) {
      const start = now / 260 + (i * TURN) / 3;
      g.beginPath();
      g.arc(x, y, r * 1.42, start, start + 0.9);
      g.stroke();
    }
  }
  if (unit.number("stunned") > 0) {
    g.fillStyle = colours.boardInk;
    for (let i = 0; i < 3; i++) {
      const angle = now / 300 + (i * TURN) / 3;
      polygon(g, x + Math.cos(angle) * r * 0.8, y - r * 0.95 + Math.sin(angle) * r * 0.28, 3, 4);
      g.fill();
    }
  }
}

function levelPlate(g, x, y, level, colour, colours) {
  g.fillStyle = colours.boardPlate;
  circle(g, x, y, 7.5);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 1.2;
  g.stroke();
  g.fillStyle = colours.boardInk;
  g.font = "600 10px system-ui, sans-serif";
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillText(String(level), x, y + 0.5);
}

function drawCreep(g, unit, how) {
  const { x, y, cm, colours } = how;
  const r = radiusOf(unit.kind, cm);
  const colour = colours.team(unit.team);
  shadow(g, x, y, r, colours);
  g.fillStyle = colour;
  teamShape(g, unit.team, x, y, r, 4);
  g.fill();
  g.strokeStyle = faint(colours.boardInk, 0.5);
  g.lineWidth = 1;
  g.stroke();
  if (unit.kind === "ranged") {
    g.fillStyle = colours.boardPlate;
    circle(g, x, y, r * 0.42);
    g.fill();
  } else if (!Number.isNaN(how.heading)) {
    g.strokeStyle = colours.boardPlate;
    g.lineWidth = 1.6;
    g.beginPath();
    g.moveTo(x - Math.cos(how.heading) * r * 0.25, y - Math.sin(how.heading) * r * 0.25);
    g.lineTo(x + Math.cos(how.heading) * r * 0.75, y + Math.sin(how.heading) * r * 0.75);
    g.stroke();
  }
  if (unit.number("health") < 0.995) {
    const width = r * 2.4;
    bar(g, x - width / 2, y - r - 6, width, 2.5, unit.number("health"), colour, colours.boardHealthGround);
  }
}

function drawTower(g, unit, how) {
  const { x, y, cm, colours } = how;
  const r = radiusOf("tower", cm);
  const colour = colours.team(unit.team);
  shadow(g, x, y, r, colours);
  g.fillStyle = colours.boardPlate;
  teamShape(g, unit.team, x, y, r, 4);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
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
  buildingBar(g, unit, how, r);
}

function drawCore(g, unit, how) {
  const { x, y, cm, now, colours } = how;
  const r = radiusOf("core", cm);
  const colour = colours.team(unit.team);
  shadow(g, x, y, r, colours);
  g.fillStyle = colours.boardPlate;
  teamShape(g, unit.team, x, y, r);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 3;
  g.stroke();
  g.fillStyle = faint(colour, 0.35);
  teamShape(g, unit.team, x, y, r * 0.74);
  g.fill();
  const breath = how.calm ? 0.42 : 0.42 + 0.03 * Math.sin(now / 600);
  g.fillStyle = colour;
  teamShape(g, unit.team, x, y, r * breath);
  g.fill();
  if (unit.number("invulnerable") > 0) {
    g.strokeStyle = faint(colour, 0.7);
    g.lineWidth = 1.5;
    g.setLineDash([4, 5]);
    circle(g, x, y, r * 1.32);
    g.stroke();
    g.setLineDash([]);
  }
  buildingBar(g, unit, how, r);
}

function buildingBar(g, unit, how, r) {
  const width = Math.max(36, r * 2.1);
  bar(g, how.x - width / 2, how.y - r - 11, width, 5, unit.number("health"), how.colours.team(unit.team), how.colours.boardHealthGround,
    how.lost, how.colours.boardInk);
}

function drawBolt(g, unit, how) {
  const { x, y, cm, colours } = how;
  const colour = colours.team(unit.team);
  const angle = Number.isNaN(how.heading) ? 0 : how.heading;
  const length = 120 * cm;
  const gradient = g.createLinearGradient(x, y, x - Math.cos(angle) * length, y - Math.sin(angle) * length);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(1, faint(colour, 0));
  g.strokeStyle = gradient;
  g.lineWidth = 5;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(x, y);
  g.lineTo(x - Math.cos(angle) * length, y - Math.sin(angle) * length);
  g.stroke();
  g.fillStyle = colours.boardInk;
  circle(g, x, y, 3);
  g.fill();
}

function drawOther(g, unit, how) {
  g.fillStyle = how.colours.team(unit.team);
  teamShape(g, unit.team, how.x, how.y, radiusOf(unit.kind, how.cm), 4);
  g.fill();
}

function shadow(g, x, y, r, colours) {
  g.fillStyle = colours.boardShadow;
  g.beginPath();
  g.ellipse(x, y + r * 0.32, r * 1.06, r * 0.92, 0, 0, TURN);
  g.fill();
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}
