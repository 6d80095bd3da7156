// What stands on a microrts map: the silhouette says the kind, round or angular the side. No kind or side is told by colour alone.

import { bar, circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { angleOf, heading, step } from "../sprites.js";

const INK = "#15181f";
const TURN = 2 * Math.PI;
/** Ways that a unit may face, as it is drawn. */
const FACINGS = 16;
/** How far anything reaches from its middle, in halves of a cell. */
const REACH = 1.15;
/** Radius of the body of those that walk, in halves of a cell. */
const BODIES = { worker: 0.46, light: 0.46, heavy: 0.6, ranged: 0.46 };
/** Narrower fields of a bar cannot be counted. */
const LEAST_FIELD = 3.5;
/** More crystals where there is so much ore or more. */
const CRYSTALS = [
  { from: 0, places: [[0, 0.02, 0.5]] },
  { from: 6, places: [[-0.24, 0.2, 0.4], [0.2, -0.08, 0.5]] },
  { from: 13, places: [[-0.34, 0.2, 0.38], [0.36, 0.24, 0.36], [0.02, -0.16, 0.54]] },
];

export function isBuilding(kind) {
  return kind === "base" || kind === "barracks";
}

/**
 * Copies the picture of a unit.
 *
 * @param {import("../sprites.js").Sprites} sprites
 * @param {{ kind: string, team: number, faces?: number, amount?: number }} what faces: the angle it faces; amount: of ore
 * @param {number} r half a cell, in pixels
 */
export function stampUnit(g, sprites, what, x, y, r, colours) {
  const size = step(r);
  const faces = what.kind in BODIES ? heading(what.faces ?? 0, FACINGS) : 0;
  const heap = what.kind === "ore" ? heapOf(what.amount) : 0;
  sprites.stamp(g, `${what.kind} ${what.team} ${size} ${faces} ${heap}`, x, y, size * REACH, size * REACH, (to) =>
    paint(to, { ...what, faces: angleOf(faces, FACINGS) }, size, colours));
}

/** Paints a unit where its size changes from frame to frame; see `stampUnit`. */
export function paintUnit(g, what, x, y, r, colours) {
  g.save();
  g.translate(x, y);
  paint(g, what, r, colours);
  g.restore();
}

/** A nugget that somebody carries, on the back of who faces that way. */
export function drawLoad(g, sprites, x, y, r, faces, colours) {
  const size = step(r);
  const away = BODIES.worker * r;
  sprites.stamp(g, `load ${size}`, x - Math.cos(faces) * away, y - Math.sin(faces) * away, size * 0.5, size * 0.5, (to) =>
    crystal(to, 0, 0, size * 0.34, colours));
}

function heapOf(amount = 0) {
  return CRYSTALS.findLastIndex(({ from }) => amount >= from);
}

function paint(g, { kind, team, faces = 0, amount }, r, colours) {
  g.lineJoin = "round";
  g.lineCap = "round";
  shade(g, r * (isBuilding(kind) ? 0.86 : (BODIES[kind] ?? 0.62)), colours);
  if (kind === "ore") {
    CRYSTALS[heapOf(amount)].places.forEach(([x, y, size]) => crystal(g, x * r, y * r, size * r, colours));
    return;
  }
  g.fillStyle = colours.team(team);
  g.strokeStyle = faint(INK, 0.6);
  g.lineWidth = Math.max(1.2, r * 0.06);
  if (isBuilding(kind)) {
    BUILDINGS[kind](g, team, r);
    return;
  }
  g.save();
  g.rotate(faces);
  TOOLS[kind](g, r, { ink: colours.boardInk, own: colours.team(team) });
  g.restore();
  g.fillStyle = colours.team(team);
  g.strokeStyle = faint(INK, 0.7);
  g.lineWidth = Math.max(1.2, r * 0.07);
  teamShape(g, team, 0, 0, r * BODIES[kind]);
  g.fill();
  g.stroke();
  SIGNS[kind]?.(g, r);
}

function shade(g, r, colours) {
  g.fillStyle = colours.boardShadow;
  g.beginPath();
  g.ellipse(r * 0.08, r * 0.3, r * 1.06, r * 0.94, 0, 0, TURN);
  g.fill();
}

/** A stone with two faces. */
function crystal(g, x, y, size, colours) {
  g.fillStyle = colours.gold;
  g.strokeStyle = faint(INK, 0.55);
  g.lineWidth = Math.max(1, size * 0.13);
  g.lineJoin = "round";
  pointed(g, [[x, y - size], [x + size * 0.72, y - size * 0.1], [x + size * 0.34, y + size * 0.86], [x - size * 0.34, y + size * 0.86], [x - size * 0.72, y - size * 0.1]]);
  g.fill();
  g.stroke();
  g.fillStyle = "rgb(255 255 255 / 38%)";
  pointed(g, [[x, y - size * 0.82], [x - size * 0.56, y - size * 0.08], [x - size * 0.22, y + size * 0.66], [x + size * 0.02, y]]);
  g.fill();
}

function pointed(g, points) {
  g.beginPath();
  points.forEach(([x, y]) => g.lineTo(x, y));
  g.closePath();
}

/** What each kind holds before it, facing right: what it is can be told by this alone. */
const TOOLS = {
  /** A pick. */
  worker(g, r, { ink }) {
    rod(g, r, ink, 0.11, [0.1, 0.26], [0.82, 0.26]);
    g.lineWidth = Math.max(2, r * 0.14);
    g.beginPath();
    g.arc(r * 0.26, r * 0.26, r * 0.56, -0.7, 0.7);
    g.stroke();
  },
  /** A long blade. */
  light(g, r, { ink }) {
    g.fillStyle = ink;
    pointed(g, [[0.3, -0.15], [0.8, -0.11], [1.08, 0], [0.8, 0.11], [0.3, 0.15]].map(([x, y]) => [x * r, y * r]));
    g.fill();
    rod(g, r, ink, 0.12, [0.5, -0.32], [0.5, 0.32]);
  },
  /** A broad shield. */
  heavy(g, r, { ink, own }) {
    for (const [width, colour] of [[0.34, ink], [0.19, own]]) {
      g.strokeStyle = colour;
      g.lineWidth = Math.max(2, r * width);
      g.beginPath();
      g.arc(0, 0, r * 0.8, -1.02, 1.02);
      g.stroke();
    }
  },
  /** A bent bow with its arrow. */
  ranged(g, r, { ink }) {
    g.strokeStyle = ink;
    g.lineWidth = Math.max(1.6, r * 0.11);
    g.beginPath();
    g.arc(-r * 0.1, 0, r * 0.86, -0.92, 0.92);
    g.stroke();
    rod(g, r, ink, 0.05, [0.42, -0.68], [0.16, 0], [0.42, 0.68]);
    rod(g, r, ink, 0.08, [0.1, 0], [1.04, 0]);
    rod(g, r, ink, 0.08, [0.86, -0.15], [1.06, 0], [0.86, 0.15]);
  },
};

function rod(g, r, colour, width, ...points) {
  g.strokeStyle = colour;
  g.lineWidth = Math.max(1.2, r * width);
  g.beginPath();
  points.forEach(([x, y]) => g.lineTo(x * r, y * r));
  g.stroke();
}

/** What is on the body, the same whichever way it faces. */
const SIGNS = {
  light(g, r) {
    g.fillStyle = faint(INK, 0.75);
    polygon(g, 0, r * 0.02, r * 0.22, 3);
    g.fill();
  },
  heavy(g, r) {
    g.fillStyle = faint(INK, 0.75);
    g.beginPath();
    g.roundRect(-r * 0.23, -r * 0.23, r * 0.46, r * 0.46, r * 0.07);
    g.fill();
  },
  ranged(g, r) {
    g.strokeStyle = faint(INK, 0.8);
    g.lineWidth = Math.max(1.2, r * 0.08);
    circle(g, 0, 0, r * 0.18);
    g.stroke();
  },
};

const CORNERS = [[-1, -1], [1, -1], [1, 1], [-1, 1]];

const BUILDINGS = {
  /** A keep with a tower at each corner. */
  base(g, team, r) {
    block(g, team, r * 0.68);
    for (const [sx, sy] of CORNERS) {
      teamShape(g, team, sx * r * 0.62, sy * r * 0.62, r * 0.24, 4);
      g.fill();
      g.stroke();
    }
    g.fillStyle = faint(INK, 0.75);
    pointed(g, [[-0.42, -0.02], [0, -0.42], [0.42, -0.02]].map(([x, y]) => [x * r, y * r]));
    g.fill();
    g.fillRect(-r * 0.28, -r * 0.03, r * 0.56, r * 0.38);
  },
  /** A plain house with crossed swords. */
  barracks(g, team, r) {
    block(g, team, r * 0.66);
    g.strokeStyle = faint(INK, 0.8);
    g.lineWidth = Math.max(1.6, r * 0.12);
    for (const sign of [-1, 1]) {
      g.beginPath();
      g.moveTo(-sign * r * 0.3, r * 0.3);
      g.lineTo(sign * r * 0.32, -r * 0.32);
      g.moveTo(-sign * r * 0.36, r * 0.08);
      g.lineTo(-sign * r * 0.08, r * 0.36);
      g.stroke();
    }
  },
};

/** Amber builds with round corners, Sky with cut ones. */
function block(g, team, half) {
  const cut = half * 0.42;
  if (team === 0) {
    g.beginPath();
    g.roundRect(-half, -half, 2 * half, 2 * half, cut);
  } else {
    pointed(g, CORNERS.flatMap(([sx, sy]) => {
      const corner = [[sx * half, sy * (half - cut)], [sx * (half - cut), sy * half]];
      return sx === sy ? corner : corner.reverse();
    }));
  }
  g.fill();
  g.stroke();
}

/**
 * How many hit points are left of how many: a field each, where there is room for fields.
 *
 * @param {number} width in pixels
 */
export function stampHealth(g, sprites, { left, most, team }, x, y, width, colours) {
  const whole = 2 * Math.round(width / 2);
  const height = Math.max(4, Math.round(whole * 0.1));
  sprites.stamp(g, `health ${left} ${most} ${team} ${whole}`, x, y, whole / 2 + 2, height, (to) => {
    bar(to, -whole / 2, -height / 2, whole, height, left / most, colours.team(team), colours.boardHealthGround);
    if (whole / most >= LEAST_FIELD) {
      to.fillStyle = colours.boardHealthGround;
      for (let field = 1; field < most; field++) {
        to.fillRect(-whole / 2 + (field * whole) / most - 0.5, -height / 2, 1, height);
      }
    }
  });
}
