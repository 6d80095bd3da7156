// One trace for each ability: where it came from, whom it met and how far it reached.

import { faint } from "../colours.js";
import { Scene } from "../../wire/scene.js";
import { ofAbility } from "./facts.js";
import { drawGlyph } from "./glyphs.js";
import { burst, dart, lightning, ring, streak, wave } from "./strokes.js";

const TURN = 2 * Math.PI;
const MILLIS = 700;
const FLIGHT_MILLIS = 240;
const SHORT_MILLIS = 420;

/** What is seen when an ability is cast; `how.reach` is its radius in pixels. */
const CAST = {
  bash: (g, how) => burst(g, how.to, how.fresh, 1.8 * how.metre, how.colours.boardInk, how.colour),
  charge: (g, how) => streak(g, how.began, how.from, how.fresh, 1.1 * how.metre, how.colour),
  bulwark: (g, how) => rising(g, how, "warden", how.colours.boardInk),
  pin: (g, how) => {
    dart(g, how.from, how.to, how.age / FLIGHT_MILLIS, how.colours.boardInk);
    if (how.age > FLIGHT_MILLIS) {
      ring(g, how.to, how.fresh, 0.3 * how.metre, 1.1 * how.metre, how.colour, 2);
    }
  },
  bolt: (g, how) => ring(g, how.from, how.fresh, 0.3 * how.metre, 1.2 * how.metre, how.colour),
  focus: (g, how) => {
    ring(g, how.from, how.fresh, 1.9 * how.metre, 0.7 * how.metre, how.colour);
    ring(g, how.from, how.fresh, 1.3 * how.metre, 0.5 * how.metre, how.colours.boardInk, 1.5);
  },
  spark: (g, how) => {
    lightning(g, how.from, how.to, how.short, how.seed, how.colour, how.colours.boardSolid);
    burst(g, how.to, how.fresh, 1.4 * how.metre, how.colour, how.colours.boardInk);
  },
  meteor: (g, how) => ring(g, how.from, how.fresh, 0.3 * how.metre, 1.4 * how.metre, how.colour),
  nova: (g, how) => {
    wave(g, how.from, how.fresh, how.reach, how.colour);
    spikes(g, how.from, how.fresh, how.reach, how.colours.boardInk);
  },
  mend: (g, how) => {
    streak(g, how.from, how.to, how.fresh, 0.4 * how.metre, how.colours.heal);
    rising(g, { ...how, from: how.to }, "mender", how.colours.heal);
  },
  ray: (g, how) => ring(g, how.from, how.fresh, 0.3 * how.metre, 1.2 * how.metre, how.colour),
  sanctuary: (g, how) => {
    wave(g, how.from, how.fresh, how.reach, how.colour);
    rising(g, how, "warden", how.colours.boardInk);
  },
  root: (g, how) => {
    streak(g, how.from, how.to, how.short, 0.25 * how.metre, how.colour);
    roots(g, how.to, how.fresh, 1.3 * how.metre, how.colours.boardInk);
  },
  ward: (g, how) => ring(g, how.from, how.fresh, 0.3 * how.metre, 1.2 * how.metre, how.colour, 2),
  hush: (g, how) => {
    wave(g, how.from, how.fresh, how.reach, how.colour);
    rising(g, how, "silenced", how.colours.boardInk);
  },
};

/** What is seen of those who are struck. */
const HIT = {
  charge: (g, how) => burst(g, how.to, how.fresh, 1.4 * how.metre, how.colours.boardInk, how.colour),
  bolt: (g, how) => burst(g, how.to, how.fresh, 2 * how.metre, how.colour, how.colours.boardInk),
  meteor: (g, how) => burst(g, how.to, how.fresh, 1.2 * how.metre, how.colours.boardInk, how.colour),
  ray: (g, how) => {
    burst(g, how.to, how.fresh, 1.7 * how.metre, how.colour, how.colours.boardInk);
    rising(g, { ...how, from: how.to }, "silenced", how.colours.boardInk);
  },
};

/** Draws an ability's trace: `what` is cast or hit, `which` its name; see drawTraces for the rest. */
export function drawSpell(g, trace, what, which, how) {
  const draw = (what === "cast" ? CAST : HIT)[which];
  draw?.(g, {
    ...how,
    fresh: Scene.freshness(trace, how.now, MILLIS),
    short: Scene.freshness(trace, how.now, SHORT_MILLIS),
    age: Math.max(0, how.now - trace.at),
    seed: trace.at % 100,
    began: [how.lens.x(trace.fromX), how.lens.y(trace.fromY)],
    reach: ofAbility(how.scene, "abilityRadius", which) * how.lens.scale,
  });
}

/** Something fell: what is left of a mark as it goes. */
export function drawImpact(g, [x, y], fresh, radius, colour, colours) {
  wave(g, [x, y], fresh, radius, colour);
  burst(g, [x, y], fresh, radius * 1.25, colours.boardInk, colour);
}

function rising(g, { from: [x, y], fresh, metre }, sign, colour) {
  if (fresh > 0) {
    drawGlyph(g, sign, x, y - (1 + 1.6 * (1 - fresh)) * metre, Math.max(6, 0.45 * metre), faint(colour, fresh));
  }
}

function spikes(g, [x, y], fresh, radius, colour) {
  if (fresh <= 0) {
    return;
  }
  g.strokeStyle = faint(colour, 0.7 * fresh);
  g.lineWidth = 1.5;
  g.beginPath();
  for (let i = 0; i < 14; i++) {
    const angle = (i * TURN) / 14;
    g.moveTo(x + Math.cos(angle) * radius * 0.62, y + Math.sin(angle) * radius * 0.62);
    g.lineTo(x + Math.cos(angle) * radius * 0.9, y + Math.sin(angle) * radius * 0.9);
  }
  g.stroke();
}

function roots(g, [x, y], fresh, radius, colour) {
  if (fresh <= 0) {
    return;
  }
  const grown = Math.min(1, (1 - fresh) * 5) * radius;
  g.strokeStyle = faint(colour, 0.8 * fresh);
  g.lineWidth = 2;
  g.lineCap = "round";
  for (let i = 0; i < 6; i++) {
    const angle = (i * TURN) / 6;
    g.beginPath();
    g.moveTo(x + 0.35 * grown * Math.cos(angle), y + 0.35 * grown * Math.sin(angle));
    g.quadraticCurveTo(x + 0.8 * grown * Math.cos(angle + 0.5), y + 0.8 * grown * Math.sin(angle + 0.5),
      x + grown * Math.cos(angle + 0.25), y + grown * Math.sin(angle + 0.25));
    g.stroke();
  }
}
