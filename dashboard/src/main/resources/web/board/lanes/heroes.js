// Heroes: round for Amber, angular for Sky; what surrounds the body tells the kind from afar, the sign on it from near.

import { circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { angleOf, heading, step } from "../sprites.js";
import { drawBar, shadow } from "./body.js";
import { levelOf } from "./facts.js";
import { drawGlyph } from "./glyphs.js";
import { drawAura, drawBadges } from "./statuses.js";

const TURN = 2 * Math.PI;
/** Ways that a hero may face, as it is drawn. */
const FACINGS = 64;
/** How far a hero reaches from its middle, in radii. */
const REACH = 2.1;

/** Draws a hero; see `drawUnit` for what `how` holds. */
export function drawHero(g, unit, how, r) {
  const { x, y, colours, sprites } = how;
  const colour = colours.team(unit.team);
  const faces = heading(Number.isNaN(how.heading) ? -TURN / 4 : how.heading, FACINGS);
  const ring = !how.own ? 0 : how.selected ? 0.9 : 0.55;
  sprites.stamp(g, `${unit.kind} ${unit.team} ${r} ${faces} ${ring}`, x, y, r * REACH, r * REACH, (to) =>
    paintHero(to, unit, r, angleOf(faces, FACINGS), ring, colours));
  drawAura(g, unit, how, r);
  bars(g, unit, how, r, colour);
  const plate = step(Math.max(6.2, r * 0.46));
  const level = levelOf(unit);
  sprites.stamp(g, `level ${level} ${unit.team} ${plate}`, x + r * 0.9, y + r * 0.86, plate + 1, plate + 1, (to) =>
    paintLevel(to, plate, level, colour, colours));
}

/** Paints one about (0, 0). @param {number} ring how clear the ring is that says which hero is one's own, or 0 */
function paintHero(g, { kind, team }, r, faces, ring, colours) {
  const colour = colours.team(team);
  shadow(g, 0, 0, r, colours);
  if (ring > 0) {
    g.strokeStyle = faint(colours.boardInk, ring);
    g.lineWidth = 2;
    circle(g, 0, 0, r * 1.62);
    g.stroke();
  }
  g.save();
  g.rotate(faces);
  g.fillStyle = colour;
  g.strokeStyle = colour;
  g.lineCap = "round";
  g.lineJoin = "round";
  OUTFITS[kind]?.(g, r);
  g.restore();
  g.fillStyle = colours.boardSolid;
  teamShape(g, team, 0, 0, r);
  g.fill();
  g.fillStyle = faint(colour, 0.3);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = Math.max(2.2, r * 0.17);
  g.stroke();
  drawGlyph(g, kind, 0, 0, r * 0.54, colours.boardInk);
}

/** What each kind wears about its body, facing right. */
const OUTFITS = {
  /** A broad shield before it. */
  warden(g, r) {
    g.lineWidth = r * 0.34;
    g.beginPath();
    g.arc(0, 0, r * 1.34, -0.78, 0.78);
    g.stroke();
  },
  /** A bow, bent, and the head of an arrow. */
  archer(g, r) {
    g.lineWidth = r * 0.15;
    g.beginPath();
    g.arc(r * 0.15, 0, r * 1.3, -1, 1);
    g.stroke();
    g.beginPath();
    for (const [px, py] of [[1.95, 0], [1.45, 0.3], [1.45, -0.3]]) {
      g.lineTo(r * px, r * py);
    }
    g.fill();
  },
  /** Rays all round. */
  mage(g, r) {
    g.beginPath();
    for (let i = 0; i < 16; i++) {
      const reach = (i % 2 === 0 ? (i === 0 ? 1.85 : 1.5) : 1.02) * r;
      g.lineTo(reach * Math.cos((i * TURN) / 16), reach * Math.sin((i * TURN) / 16));
    }
    g.fill();
  },
  /** Petals. */
  mender(g, r) {
    for (let i = 0; i < 5; i++) {
      circle(g, r * 0.92 * Math.cos((i * TURN) / 5), r * 0.92 * Math.sin((i * TURN) / 5), r * 0.56);
      g.fill();
    }
  },
  /** Horns that close before it. */
  binder(g, r) {
    g.lineWidth = r * 0.24;
    for (const side of [-1, 1]) {
      g.beginPath();
      g.moveTo(-r * 0.5, side * r * 1.1);
      g.quadraticCurveTo(r * 1.15, side * r * 1.75, r * 1.72, side * r * 0.34);
      g.stroke();
    }
  },
};

function bars(g, unit, how, r, colour) {
  const width = Math.max(30, r * 2.4);
  const top = how.y - r * 1.45 - 12;
  drawBar(g, how, top + 2, { width, height: 5, share: unit.number("health"), colour, lost: how.lost });
  drawBar(g, how, top + 8, { width, height: 2, share: unit.number("mana"), colour: how.colours.mana });
  drawBadges(g, unit, how, top - 9);
}

function paintLevel(g, r, level, colour, colours) {
  g.fillStyle = colours.boardSolid;
  circle(g, 0, 0, r);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 1.2;
  g.stroke();
  g.fillStyle = colours.boardInk;
  g.font = `600 ${Math.round(r * 1.4)}px system-ui, sans-serif`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillText(String(level), 0, 0.5);
}

/** A hero as small as on a list: its team's shape with its sign. */
export function drawToken(g, unit, x, y, r, colours) {
  g.fillStyle = colours.team(unit.team);
  if (unit.team < 0) {
    polygon(g, x, y, r, 4);
  } else {
    teamShape(g, unit.team, x, y, r);
  }
  g.fill();
  drawGlyph(g, unit.kind, x, y, r * 0.58, "#10131a");
}
