// Short traces of what happened: shots, blows, gold, deaths; abilities are in spells.js.

import { circle, polygon } from "../shapes.js";
import { faint } from "../colours.js";
import { Scene } from "../../wire/scene.js";
import { drawSpell } from "./spells.js";
import { burst, mix, ring } from "./strokes.js";

const SHOT_MILLIS = 260;
const BLOW_MILLIS = 220;
const BURST_MILLIS = 700;
const LONG_MILLIS = 900;
/** Attackers farther from their target than this shoot, in metres. */
const BLOW_REACH = 2;

/**
 * Draws every trace that is still fresh; places of units that are on the board are taken from there, so that shots meet them.
 *
 * @param {{ now: number, colours: any }} view
 * @param {(unit: any) => [number, number]} place
 */
export function drawTraces(g, scene, view, lens, place) {
  const metre = (lens.scale * 100) / scene.drawing("half")[0];
  g.save();
  for (const trace of scene.traces) {
    const from = at(scene, trace.source, trace.fromX, trace.fromY, place, lens);
    const to = at(scene, trace.target, trace.toX, trace.toY, place, lens);
    const team = (scene.units.get(trace.source) ?? scene.units.get(trace.target))?.team ?? -1;
    draw(g, trace, { from, to, metre, lens, scene, now: view.now, colours: view.colours, colour: view.colours.team(team) });
    g.globalAlpha = 1;
  }
  g.restore();
}

function at(scene, id, x, y, place, lens) {
  const unit = scene.units.get(id);
  return unit ? place(unit) : [lens.x(x), lens.y(y)];
}

function draw(g, trace, how) {
  const [what, which] = trace.kind.split(":");
  const fresh = (millis) => Scene.freshness(trace, how.now, millis);
  const { from, to, colour, colours, metre } = how;
  switch (what) {
    case "attack": drawAttack(g, trace, how); break;
    case "cast": case "hit": drawSpell(g, trace, what, which, how); break;
    case "kill":
      burst(g, to, fresh(BURST_MILLIS), 3.4 * metre, colour, colours.boardInk);
      break;
    case "tower": case "core":
      burst(g, to, fresh(LONG_MILLIS), 7 * metre, colour, colours.boardInk);
      ring(g, to, fresh(LONG_MILLIS), 1.5 * metre, 9 * metre, colour);
      break;
    case "lasthit": rise(g, to, fresh(LONG_MILLIS), `+${goldIn(trace.text)}`, colours.gold, colours); break;
    case "deny": rise(g, to, fresh(LONG_MILLIS), "denied", colours.boardInk, colours); break;
    case "level":
      chevrons(g, to, fresh(LONG_MILLIS), colours.boardInk);
      ring(g, to, fresh(LONG_MILLIS), 0.4 * metre, 2 * metre, colour);
      break;
    case "respawn": case "home": column(g, to, fresh(LONG_MILLIS), metre, colour); break;
    case "use": ring(g, from, fresh(BURST_MILLIS), 0.4 * metre, 1.6 * metre, which === "aegis" ? colours.boardInk : colours.heal); break;
    case "rune":
      burst(g, to, fresh(BURST_MILLIS), 2 * metre, colours.gold, colours.gold);
      rise(g, to, fresh(LONG_MILLIS), which, colours.gold, colours);
      break;
    default:
  }
}

/** How much gold a last hit gave: only the sentence tells. */
function goldIn(text) {
  return text.match(/for (\d+) gold/)?.[1] ?? "";
}

function drawAttack(g, trace, { from, to, now, colour, colours, metre, lens }) {
  const far = Math.hypot(trace.toX - trace.fromX, trace.toY - trace.fromY) * lens.scale > BLOW_REACH * metre;
  (far ? shot : blow)(g, from, to, Math.max(0, now - trace.at), colour, colours);
}

function shot(g, from, to, age, colour, colours) {
  const t = age / SHOT_MILLIS;
  if (t > 1.25) {
    return;
  }
  const head = Math.min(1, t);
  const tail = Math.max(0, Math.min(1, t - 0.25));
  g.strokeStyle = colour;
  g.lineWidth = 2.2;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(mix(from[0], to[0], tail), mix(from[1], to[1], tail));
  g.lineTo(mix(from[0], to[0], head), mix(from[1], to[1], head));
  g.stroke();
  g.fillStyle = colours.boardInk;
  circle(g, mix(from[0], to[0], head), mix(from[1], to[1], head), t > 1 ? 3 * (1.25 - t) * 4 : 2);
  g.fill();
}

function blow(g, from, to, age, colour) {
  const t = age / BLOW_MILLIS;
  if (t > 1) {
    return;
  }
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  g.globalAlpha = 1 - t;
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
  g.beginPath();
  g.arc(mix(from[0], to[0], 0.62), mix(from[1], to[1], 0.62), 8, angle - 1.2 + t * 0.8, angle + 0.4 + t * 0.8);
  g.stroke();
}

/** A word that rises and fades. */
function rise(g, [x, y], fresh, text, colour, colours) {
  if (fresh <= 0 || text === "") {
    return;
  }
  g.globalAlpha = Math.min(1, 1.6 * fresh);
  g.font = "700 12px system-ui, sans-serif";
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.lineWidth = 3;
  g.lineJoin = "round";
  g.strokeStyle = faint(colours.boardSolid, 0.85);
  g.strokeText(text, x, y - 14 - 22 * (1 - fresh));
  g.fillStyle = colour;
  g.fillText(text, x, y - 14 - 22 * (1 - fresh));
}

function chevrons(g, [x, y], fresh, colour) {
  if (fresh <= 0) {
    return;
  }
  g.globalAlpha = fresh;
  g.strokeStyle = colour;
  g.lineWidth = 2;
  g.lineCap = "round";
  for (const step of [0, 6]) {
    const top = y - 24 - 20 * (1 - fresh) - step;
    g.beginPath();
    g.moveTo(x - 7, top + 6);
    g.lineTo(x, top);
    g.lineTo(x + 7, top + 6);
    g.stroke();
  }
}

/** A column of light where somebody appears. */
function column(g, [x, y], fresh, metre, colour) {
  if (fresh <= 0) {
    return;
  }
  const width = 1.3 * metre * fresh;
  const gradient = g.createLinearGradient(x, y - 5 * metre, x, y);
  gradient.addColorStop(0, faint(colour, 0));
  gradient.addColorStop(1, faint(colour, 0.6 * fresh));
  g.fillStyle = gradient;
  g.fillRect(x - width / 2, y - 5 * metre, width, 5 * metre);
}

/** A flag where a hero was sent, and a cross on what it attacks. */
export function drawGoal(g, x, y, age, hostile, colours) {
  const fresh = Math.max(0, 1 - age / 600);
  g.save();
  g.strokeStyle = hostile ? colours.warn : colours.boardInk;
  g.lineWidth = 2;
  g.globalAlpha = 0.45 + 0.55 * fresh;
  circle(g, x, y, 5 + 14 * fresh * fresh);
  g.stroke();
  if (hostile) {
    polygon(g, x, y, 4, 4, Math.PI / 4);
  } else {
    circle(g, x, y, 2);
  }
  g.stroke();
  g.restore();
}
