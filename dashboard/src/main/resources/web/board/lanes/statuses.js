// What units are under: an aura that is felt, and small signs above the health bar that name it.

import { circle, polygon } from "../shapes.js";
import { faint } from "../colours.js";
import { drawGlyph } from "./glyphs.js";

const TURN = 2 * Math.PI;
const BADGE = 5.5;

/** Features and the sign that tells of each; harm first. */
const SIGNS = [["stunned", "stunned"], ["rooted", "rooted"], ["silenced", "silenced"], ["slowed", "slowed"], ["shield", "shielded"],
  ["might", "might"], ["haste", "haste"], ["healing", "healing"], ["recalling", "home"]];
const HARM = ["stunned", "rooted", "silenced", "slowed"];

/** Draws the signs of a hero in a row over its middle. */
export function drawBadges(g, unit, { x, colours, sprites }, y) {
  const shown = SIGNS.filter(([feature]) => unit.number(feature) > 0);
  shown.forEach(([feature, sign], i) => {
    const left = x + (i - (shown.length - 1) / 2) * (2 * BADGE + 3);
    sprites.stamp(g, `badge ${feature}`, left, y, BADGE + 1, BADGE + 1, (to) => paintBadge(to, sign, HARM.includes(feature), colours));
  });
}

function paintBadge(g, sign, harm, colours) {
  g.fillStyle = harm ? colours.boardInk : colours.boardSolid;
  circle(g, 0, 0, BADGE + 1);
  g.fill();
  drawGlyph(g, sign, 0, 0, BADGE * 0.66, harm ? colours.boardSolid : colours.boardInk);
}

/** What can be felt about a hero's body: shield, focus, speed, going home. */
export function drawAura(g, unit, how, r) {
  drawSpells(g, unit, how, r);
  const { x, y, now, colours } = how;
  if (unit.number("shield") > 0) {
    g.strokeStyle = faint(colours.boardInk, 0.75);
    g.lineWidth = 2;
    circle(g, x, y, r * 1.5);
    g.stroke();
    g.fillStyle = faint(colours.boardInk, 0.08);
    g.fill();
  }
  if (unit.number("focused") > 0) {
    arcs(g, x, y, r * 1.56, now / 260, 3, 0.9, 2, colours.team(unit.team));
  }
  if (unit.number("might") > 0) {
    arcs(g, x, y, r * 1.72, -now / 400, 6, 0.25, 3, colours.gold);
  }
  if (unit.number("haste") > 0 && !Number.isNaN(how.heading)) {
    trail(g, x, y, r, how.heading, colours.team(unit.team));
  }
  if (unit.number("healing") > 0) {
    for (let i = 0; i < 3; i++) {
      const t = how.calm ? 0.4 : (now / 900 + i / 3) % 1;
      drawGlyph(g, "mender", x + (i - 1) * r * 0.9, y + r * 0.6 - t * r * 1.8, 3.2, faint(colours.heal, 1 - t));
    }
  }
  drawRecall(g, unit, how, r);
}

/** Spells that creeps and beasts suffer as well. */
export function drawSpells(g, unit, how, r) {
  const { x, y, now, colours } = how;
  if (unit.number("rooted") > 0) {
    g.strokeStyle = colours.boardInk;
    g.lineWidth = Math.max(1.5, r * 0.13);
    g.lineCap = "round";
    for (let i = 0; i < 5; i++) {
      const angle = (i * TURN) / 5 + 0.3;
      g.beginPath();
      g.moveTo(x + Math.cos(angle) * r * 0.9, y + r * 0.25 + Math.sin(angle) * r * 0.8);
      g.quadraticCurveTo(x + Math.cos(angle + 0.5) * r * 1.4, y + r * 0.25 + Math.sin(angle + 0.5) * r * 1.2,
        x + Math.cos(angle + 0.2) * r * 1.75, y + r * 0.3 + Math.sin(angle + 0.2) * r * 1.45);
      g.stroke();
    }
  }
  if (unit.number("slowed") > 0) {
    g.strokeStyle = faint(colours.boardInk, 0.55);
    g.lineWidth = 1.5;
    g.setLineDash([2, 3]);
    g.beginPath();
    g.ellipse(x, y + r * 0.5, r * 1.3, r * 0.7, 0, 0, TURN);
    g.stroke();
    g.setLineDash([]);
  }
  if (unit.number("stunned") > 0) {
    g.fillStyle = colours.boardInk;
    for (let i = 0; i < 3; i++) {
      const angle = now / 300 + (i * TURN) / 3;
      polygon(g, x + Math.cos(angle) * r * 0.9, y - r + Math.sin(angle) * r * 0.28, Math.max(2, r * 0.22), 4);
      g.fill();
    }
  }
}

/** The channel that brings a hero home: a ring that closes. */
function drawRecall(g, unit, how, r) {
  const recalling = unit.number("recalling");
  if (recalling <= 0) {
    return;
  }
  const { x, y, now, colours } = how;
  const done = Math.max(0, 2 * recalling - 1);
  const colour = colours.team(unit.team);
  g.lineWidth = 3;
  g.strokeStyle = faint(colour, 0.3);
  circle(g, x, y, r * 1.95);
  g.stroke();
  g.strokeStyle = colour;
  g.beginPath();
  g.arc(x, y, r * 1.95, -TURN / 4, -TURN / 4 + TURN * done);
  g.stroke();
  g.fillStyle = faint(colour, 0.1 + (how.calm ? 0 : 0.05 * Math.sin(now / 120)));
  circle(g, x, y, r * 1.9);
  g.fill();
}

function arcs(g, x, y, radius, start, count, length, width, colour) {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.lineCap = "round";
  for (let i = 0; i < count; i++) {
    const from = start + (i * TURN) / count;
    g.beginPath();
    g.arc(x, y, radius, from, from + length);
    g.stroke();
  }
}

function trail(g, x, y, r, heading, colour) {
  g.strokeStyle = faint(colour, 0.6);
  g.lineWidth = 2;
  g.lineCap = "round";
  for (const aside of [-0.7, 0, 0.7]) {
    const px = x - Math.sin(heading) * aside * r;
    const py = y + Math.cos(heading) * aside * r;
    g.beginPath();
    g.moveTo(px - Math.cos(heading) * r * 1.5, py - Math.sin(heading) * r * 1.5);
    g.lineTo(px - Math.cos(heading) * r * (2.5 - Math.abs(aside) * 0.6), py - Math.sin(heading) * r * (2.5 - Math.abs(aside) * 0.6));
    g.stroke();
  }
}
