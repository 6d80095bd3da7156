// Units of a lanes map: the silhouette says the kind, ring and shape the team, the bar health, the number the level.

import { circle, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { angleOf, heading, step } from "../sprites.js";
import { healthBar, shaded, shadow } from "./body.js";
import { drawCore, drawTower } from "./buildings.js";
import { CREEPS, HEROES } from "./facts.js";
import { drawHero } from "./heroes.js";
import { drawSpells } from "./statuses.js";
import { drawBeast, drawBolt, drawMark, drawRune, drawWard } from "./things.js";

/** What is drawn first is covered by the rest: heroes are never covered. */
export const LAYERS = ["mark", "rune", "core", "tower", "ward", "beast", ...CREEPS, ...HEROES, "bolt"];

/** Radius by kind: in hundredths of a metre, at least and at most in pixels. */
const RADII = {
  warden: [66, 11, 30],
  archer: [58, 10, 27],
  mage: [56, 10, 26],
  mender: [56, 10, 26],
  binder: [58, 10, 27],
  melee: [30, 4.5, 14],
  ranged: [28, 4.5, 13],
  siege: [42, 6, 19],
  tower: [80, 12, 40],
  core: [120, 18, 60],
  bolt: [24, 4, 10],
  mark: [40, 6, 20],
  ward: [30, 6, 14],
  beast: [44, 6.5, 20],
  rune: [42, 7, 19],
};

const DRAW = { tower: drawTower, core: drawCore, bolt: drawBolt, mark: drawMark, ward: drawWard, beast: drawBeast, rune: drawRune };

/** Ways that a creep may face, as it is drawn. */
const FACINGS = 32;

/** Radius in pixels; `cm` is the pixels of a centimetre of the game's ground. */
export function radiusOf(kind, cm) {
  const [size, least, most] = RADII[kind] ?? RADII.melee;
  return step(Math.max(least, Math.min(most, size * cm)));
}

/**
 * Draws one unit.
 *
 * @param {CanvasRenderingContext2D} g
 * @param {import("../../wire/scene.js").Unit} unit
 * @param {{ x: number, y: number, cm: number, now: number, heading: number, lost: number, colours: any, own: boolean, selected: boolean,
 *     calm: boolean, alpha: number, since: number, metre: number, sprites: import("../sprites.js").Sprites }} how where and how; heading is
 *     an angle, lost the share of health that was there a moment ago, since the seconds since the last frame came, metre the pixels of a
 *     metre
 */
export function drawUnit(g, unit, how) {
  const r = radiusOf(unit.kind, how.cm);
  g.save();
  g.globalAlpha = how.alpha;
  if (HEROES.includes(unit.kind)) {
    drawHero(g, unit, how, r);
  } else {
    (DRAW[unit.kind] ?? drawCreep)(g, unit, how, r);
  }
  g.restore();
}

function drawCreep(g, unit, how, r) {
  const { x, y, colours } = how;
  const faces = unit.kind === "ranged" || Number.isNaN(how.heading) ? undefined : heading(how.heading, FACINGS);
  const reach = Math.max(shaded(r), r * 1.8);
  how.sprites.stamp(g, `${unit.kind} ${unit.team} ${r} ${faces}`, x, y, reach, reach, (to) =>
    paintCreep(to, unit, r, faces === undefined ? undefined : angleOf(faces, FACINGS), colours));
  drawSpells(g, unit, how, r);
  healthBar(g, unit, how, r, colours.team(unit.team));
}

/** Paints one about (0, 0); it faces nowhere while that is not known. */
function paintCreep(g, { kind, team }, r, faces, colours) {
  shadow(g, 0, 0, r, colours);
  if (kind === "siege") {
    barrel(g, r, faces ?? 0, colours);
  }
  g.fillStyle = colours.team(team);
  teamShape(g, team, 0, 0, r, 4);
  g.fill();
  g.strokeStyle = faint(colours.boardInk, 0.55);
  g.lineWidth = 1;
  g.stroke();
  if (kind === "ranged") {
    g.fillStyle = colours.boardSolid;
    circle(g, 0, 0, r * 0.42);
    g.fill();
  } else if (kind === "siege") {
    g.strokeStyle = colours.boardSolid;
    g.lineWidth = Math.max(1.4, r * 0.18);
    teamShape(g, team, 0, 0, r * 0.5, 4);
    g.stroke();
  } else if (faces !== undefined) {
    sword(g, r, faces, colours);
  }
}

function sword(g, r, faces, colours) {
  g.strokeStyle = colours.boardSolid;
  g.lineWidth = Math.max(1.6, r * 0.3);
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(-Math.cos(faces) * r * 0.3, -Math.sin(faces) * r * 0.3);
  g.lineTo(Math.cos(faces) * r * 0.75, Math.sin(faces) * r * 0.75);
  g.stroke();
}

function barrel(g, r, faces, colours) {
  g.strokeStyle = colours.boardInk;
  g.lineWidth = Math.max(2.5, r * 0.42);
  g.lineCap = "butt";
  g.beginPath();
  g.moveTo(0, 0);
  g.lineTo(Math.cos(faces) * r * 1.75, Math.sin(faces) * r * 1.75);
  g.stroke();
}
