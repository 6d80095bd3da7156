// How far the arena is away: a dot and milliseconds.

import { html } from "lit";

const GOOD_MILLIS = 80;
const FAIR_MILLIS = 200;

/** @param {number | undefined} millis there and back */
export function latencyBadge(millis) {
  if (millis === undefined) {
    return html`<span class="latency" title="How long an order takes to the arena and back">… ms</span>`;
  }
  const level = millis <= GOOD_MILLIS ? "good" : millis <= FAIR_MILLIS ? "fair" : "poor";
  return html`<span class="latency" data-level=${level} title="An order takes this long to the arena and back: ${level}">${Math.max(1, Math.round(millis))} ms</span>`;
}
