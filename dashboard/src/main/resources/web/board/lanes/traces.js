// Short traces of what happened: shots, blows, abilities, deaths.

import { circle, polygon } from "../shapes.js";
import { faint } from "../colours.js";
import { Scene } from "../../wire/scene.js";

const SHOT_MILLIS = 260;
const BLOW_MILLIS = 220;
const BURST_MILLIS = 700;
/** Attackers farther from their target than this shoot, in the layout's coordinates. */
const BLOW_REACH = 0.14;

/** Draws every trace that is still fresh; places of units that are on the board are taken from there, so that shots meet them. */
export function drawTraces(g, scene, now, camera, place, colours) {
  g.save();
  for (const trace of scene.traces) {
    const from = at(scene, trace.source, trace.fromX, trace.fromY, place, camera);
    const to = at(scene, trace.target, trace.toX, trace.toY, place, camera);
    const team = (scene.units.get(trace.source) ?? scene.units.get(trace.target))?.team ?? -1;
    draw(g, trace, from, to, colours.team(team), scene, now, camera, colours);
  }
  g.restore();
  g.globalAlpha = 1;
}

function at(scene, id, x, y, place, camera) {
  const unit = scene.units.get(id);
  return unit ? place(unit) : [camera.x(x), camera.y(y)];
}

function draw(g, trace, from, to, colour, scene, now, camera, colours) {
  const [what, which] = trace.kind.split(":");
  const age = now - trace.at;
  if (what === "attack") {
    const far = Math.hypot(trace.toX - trace.fromX, trace.toY - trace.fromY) > BLOW_REACH;
    (far ? shot : blow)(g, from, to, age, colour, colours);
  } else if (what === "cast" && which !== "bash") {
    ring(g, from, Scene.freshness(trace, now, BURST_MILLIS), 12, 34, colour);
  } else if (what === "cast" || what === "hit") {
    burst(g, to, Scene.freshness(trace, now, BURST_MILLIS), 26, colours.boardInk, colour);
  } else if (what === "kill") {
    burst(g, to, Scene.freshness(trace, now, BURST_MILLIS), 46, colour, colours.boardInk);
  } else if (what === "tower" || what === "core") {
    burst(g, to, Scene.freshness(trace, now, 900), 90, colour, colours.boardInk);
    ring(g, to, Scene.freshness(trace, now, 900), 20, 120, colour);
  } else if (what === "level" || what === "respawn") {
    rise(g, to, Scene.freshness(trace, now, 900), colours.boardInk);
  }
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
  const x = mix(from[0], to[0], 0.62);
  const y = mix(from[1], to[1], 0.62);
  g.globalAlpha = 1 - t;
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
  g.beginPath();
  g.arc(x, y, 8, angle - 1.2 + t * 0.8, angle + 0.4 + t * 0.8);
  g.stroke();
  g.globalAlpha = 1;
}

function ring(g, [x, y], fresh, small, large, colour) {
  if (fresh <= 0) {
    return;
  }
  g.globalAlpha = fresh * fresh;
  g.strokeStyle = colour;
  g.lineWidth = 3;
  circle(g, x, y, mix(large, small, fresh * fresh));
  g.stroke();
  g.globalAlpha = 1;
}

function burst(g, [x, y], fresh, size, colour, inner) {
  if (fresh <= 0) {
    return;
  }
  const grown = 1 - fresh ** 3;
  g.globalAlpha = fresh;
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
  g.lineCap = "round";
  for (let i = 0; i < 8; i++) {
    const angle = (i * Math.PI) / 4 + 0.2;
    g.beginPath();
    g.moveTo(x + Math.cos(angle) * size * grown * 0.55, y + Math.sin(angle) * size * grown * 0.55);
    g.lineTo(x + Math.cos(angle) * size * grown, y + Math.sin(angle) * size * grown);
    g.stroke();
  }
  g.fillStyle = faint(inner, 0.4 * fresh);
  circle(g, x, y, size * 0.4 * grown);
  g.fill();
  g.globalAlpha = 1;
}

function rise(g, [x, y], fresh, colour) {
  if (fresh <= 0) {
    return;
  }
  g.globalAlpha = fresh;
  g.strokeStyle = colour;
  g.lineWidth = 2;
  for (const step of [0, 6]) {
    const top = y - 20 - 18 * (1 - fresh) - step;
    g.beginPath();
    g.moveTo(x - 6, top + 5);
    g.lineTo(x, top);
    g.lineTo(x + 6, top + 5);
    g.stroke();
  }
  g.globalAlpha = 1;
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

function mix(a, b, t) {
  return a + (b - a) * t;
}
