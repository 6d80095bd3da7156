// Strokes that traces are made of; `fresh` runs from 1 to 0, and nothing is drawn at 0.

import { circle } from "../shapes.js";
import { faint } from "../colours.js";

const TURN = 2 * Math.PI;

export function mix(a, b, t) {
  return a + (b - a) * t;
}

/** A ring that grows. */
export function ring(g, [x, y], fresh, small, large, colour, width = 3) {
  if (fresh <= 0) {
    return;
  }
  g.globalAlpha = fresh * fresh;
  g.strokeStyle = colour;
  g.lineWidth = width;
  circle(g, x, y, mix(large, small, fresh * fresh));
  g.stroke();
  g.globalAlpha = 1;
}

/** A disc that spreads to its edge fast and then fades, so that how far it reached can be seen. */
export function wave(g, [x, y], fresh, radius, colour) {
  if (fresh <= 0) {
    return;
  }
  const grown = Math.min(1, (1 - fresh) * 4);
  g.globalAlpha = fresh;
  g.fillStyle = faint(colour, 0.22);
  circle(g, x, y, radius * grown);
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
  g.stroke();
  g.globalAlpha = 1;
}

/** Rays from a middle. */
export function burst(g, [x, y], fresh, size, colour, inner) {
  if (fresh <= 0) {
    return;
  }
  const grown = 1 - fresh ** 3;
  g.globalAlpha = fresh;
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
  g.lineCap = "round";
  for (let i = 0; i < 8; i++) {
    const angle = (i * TURN) / 8 + 0.2;
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

/** A broad line that fades from its beginning on. */
export function streak(g, from, to, fresh, width, colour) {
  if (fresh <= 0) {
    return;
  }
  const gradient = g.createLinearGradient(from[0], from[1], to[0] + 0.01, to[1]);
  gradient.addColorStop(0, faint(colour, 0));
  gradient.addColorStop(1, faint(colour, 0.85 * fresh));
  g.strokeStyle = gradient;
  g.lineWidth = width;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(...from);
  g.lineTo(...to);
  g.stroke();
}

/** Lightning; the same bends while it lasts. */
export function lightning(g, from, to, fresh, seed, colour, inner) {
  if (fresh <= 0) {
    return;
  }
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const acrossX = -(to[1] - from[1]) / (length || 1);
  const acrossY = (to[0] - from[0]) / (length || 1);
  const parts = Math.max(3, Math.round(length / 16));
  g.globalAlpha = fresh;
  g.lineJoin = "round";
  for (const [width, shade] of [[5, colour], [1.6, inner]]) {
    g.strokeStyle = shade;
    g.lineWidth = width;
    g.beginPath();
    for (let i = 0; i <= parts; i++) {
      const bend = i === 0 || i === parts ? 0 : 9 * Math.sin(seed * 7.3 + i * 2.6) * (i % 2 === 0 ? 1 : -1);
      g.lineTo(mix(from[0], to[0], i / parts) + acrossX * bend, mix(from[1], to[1], i / parts) + acrossY * bend);
    }
    g.stroke();
  }
  g.globalAlpha = 1;
}

/** Something thin that flies: a head and its shaft. */
export function dart(g, from, to, t, colour, length = 18) {
  if (t < 0 || t > 1) {
    return;
  }
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const x = mix(from[0], to[0], t);
  const y = mix(from[1], to[1], t);
  g.strokeStyle = colour;
  g.lineWidth = 2.5;
  g.lineCap = "round";
  g.beginPath();
  g.moveTo(x - Math.cos(angle) * length, y - Math.sin(angle) * length);
  g.lineTo(x, y);
  for (const turn of [2.6, -2.6]) {
    g.moveTo(x, y);
    g.lineTo(x + Math.cos(angle + turn) * 7, y + Math.sin(angle + turn) * 7);
  }
  g.stroke();
}
