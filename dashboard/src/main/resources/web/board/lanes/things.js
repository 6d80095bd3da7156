// What is neither hero, creep nor building: shots, marks, wards, beasts, runes.

import { circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { angleOf, heading } from "../sprites.js";
import { healthBar, shaded, shadow } from "./body.js";
import { runeOf } from "./facts.js";
import { drawGlyph } from "./glyphs.js";
import { drawSpells } from "./statuses.js";

const TURN = 2 * Math.PI;
/** Degrees of brightness from dark to full, of which a rune's glow runs through some. */
const GLOWS = 100;
/** Ways that a shot may fly, as it is drawn. */
const FLIGHTS = 64;
/** Of a meteor's fall. */
const FALL_SECONDS = 0.8;

export function drawBolt(g, unit, how) {
  const { x, y, cm, colours } = how;
  const flies = heading(Number.isNaN(how.heading) ? 0 : how.heading, FLIGHTS);
  const length = Math.round(Math.max(16, 130 * cm));
  const reach = length + Math.max(5, 30 * cm);
  how.sprites.stamp(g, `bolt ${unit.team} ${length} ${flies}`, x, y, reach, reach, (to) =>
    paintBolt(to, colours.team(unit.team), length, cm, angleOf(flies, FLIGHTS), colours));
}

function paintBolt(g, colour, length, cm, angle, colours) {
  const [endX, endY] = [-Math.cos(angle) * length, -Math.sin(angle) * length];
  const gradient = g.createLinearGradient(0, 0, endX, endY);
  gradient.addColorStop(0, colour);
  gradient.addColorStop(1, faint(colour, 0));
  g.strokeStyle = gradient;
  g.lineWidth = Math.max(5, 30 * cm);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(0, 0);
  g.lineTo(endX, endY);
  g.stroke();
  g.fillStyle = colours.boardInk;
  circle(g, 0, 0, Math.max(3, 16 * cm));
  g.fill();
}

/** A place where something falls, with a ring that closes until it does. */
export function drawMark(g, unit, how) {
  const { x, y, colours } = how;
  const colour = colours.team(unit.team);
  const left = Math.max(0, Math.min(1, unit.number("timeLeft") / FALL_SECONDS - how.since / FALL_SECONDS));
  const r = how.markRadius;
  g.fillStyle = faint(colour, 0.16 + 0.18 * (1 - left));
  circle(g, x, y, r);
  g.fill();
  g.strokeStyle = faint(colours.boardInk, 0.7);
  g.lineWidth = 1.5;
  g.setLineDash([4, 4]);
  g.stroke();
  g.setLineDash([]);
  g.strokeStyle = colour;
  g.lineWidth = 3;
  g.beginPath();
  g.arc(x, y, r, -TURN / 4, -TURN / 4 + TURN * (1 - left));
  g.stroke();
  g.fillStyle = colours.boardInk;
  circle(g, x + left * 46, y - left * 110, 3 + 4 * (1 - left));
  g.fill();
}

/** An eye on a stake. */
export function drawWard(g, unit, how, r) {
  const { x, y, colours } = how;
  const colour = colours.team(unit.team);
  how.sprites.stamp(g, `ward ${unit.team} ${r}`, x, y, 1.3 * r + 1, 1.5 * r + 1, (to) => paintWard(to, unit.team, r, colours));
  g.lineCap = "round";
  g.lineWidth = 2;
  g.strokeStyle = faint(colour, 0.8);
  g.beginPath();
  g.arc(x, y - r * 0.2, r * 1.45, -TURN / 4, -TURN / 4 + TURN * unit.number("timeLeft"));
  g.stroke();
  healthBar(g, unit, how, r * 1.4, colour);
}

function paintWard(g, team, r, colours) {
  shadow(g, 0, 0, r * 0.7, colours);
  g.strokeStyle = colours.boardInk;
  g.lineWidth = Math.max(1.5, r * 0.2);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(0, 0);
  g.lineTo(0, r * 1.1);
  g.stroke();
  g.fillStyle = colours.boardSolid;
  teamShape(g, team, 0, -r * 0.2, r, 4);
  g.fill();
  g.strokeStyle = colours.team(team);
  g.lineWidth = 2;
  g.stroke();
  g.fillStyle = colours.boardInk;
  circle(g, 0, -r * 0.2, r * 0.34);
  g.fill();
}

export function drawBeast(g, unit, how, r) {
  const { x, y, colours } = how;
  const reach = Math.max(shaded(r), 1.4 * r + 1);
  how.sprites.stamp(g, `beast ${r}`, x, y, reach, reach, (to) => paintBeast(to, r, colours));
  drawSpells(g, unit, how, r);
  healthBar(g, unit, how, r * 1.25, colours.neutral);
}

/** Ears, muzzle and two eyes; nobody's, so neither round nor angular. */
function paintBeast(g, r, colours) {
  shadow(g, 0, 0, r, colours);
  g.fillStyle = colours.neutral;
  g.strokeStyle = faint(colours.boardInk, 0.6);
  g.lineWidth = 1.2;
  for (const side of [-1, 1]) {
    g.beginPath();
    g.moveTo(side * r * 0.25, -r * 0.6);
    g.lineTo(side * r * 0.95, -r * 1.3);
    g.lineTo(side * r * 0.95, -r * 0.1);
    g.closePath();
    g.fill();
    g.stroke();
  }
  g.beginPath();
  g.ellipse(0, 0, r, r * 0.86, 0, 0, TURN);
  g.fill();
  g.stroke();
  g.fillStyle = colours.boardSolid;
  g.beginPath();
  g.ellipse(0, r * 0.36, r * 0.5, r * 0.34, 0, 0, TURN);
  g.fill();
  g.fillStyle = colours.boardInk;
  for (const side of [-1, 1]) {
    circle(g, side * r * 0.38, -r * 0.14, Math.max(1, r * 0.13));
    g.fill();
  }
}

/** A stone with its sign, glowing a little. */
export function drawRune(g, unit, how, r) {
  const { x, y, now, colours } = how;
  const breath = how.calm ? 0.5 : 0.5 + 0.5 * Math.sin(now / 450);
  const glow = Math.round((0.3 + 0.15 * breath) * GLOWS) / GLOWS;
  const rune = runeOf(unit);
  how.sprites.stamp(g, `rune ${rune} ${r} ${glow}`, x, y, 2 * r, 2 * r, (to) => paintRune(to, rune, r, glow, colours));
}

function paintRune(g, rune, r, bright, colours) {
  const glow = g.createRadialGradient(0, 0, r * 0.6, 0, 0, r * 2);
  glow.addColorStop(0, faint(colours.gold, bright));
  glow.addColorStop(1, faint(colours.gold, 0));
  g.fillStyle = glow;
  circle(g, 0, 0, r * 2);
  g.fill();
  g.fillStyle = colours.boardSolid;
  polygon(g, 0, 0, r * 1.12, 5);
  g.fill();
  g.strokeStyle = colours.gold;
  g.lineWidth = 2;
  g.stroke();
  drawGlyph(g, rune, 0, 0, r * 0.5, colours.boardInk);
}
