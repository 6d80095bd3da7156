// A rating with two standard deviations to each side, on an axis that all rows share.

import { svg, html, nothing } from "lit";
import { integer } from "../app/format.js";

const WIDTH = 400;
const HEIGHT = 24;
const NICE = [50, 100, 200, 250, 500, 1000, 2000, 5000];
const MOST_TICKS = 4;

/**
 * The axis for these players: from a little under the lowest to a little over the highest, with round figures to read it by.
 * @param {{ rating: number, sigma: number }[]} players
 */
export function axisOf(players) {
  const low = Math.min(0, ...players.map((one) => one.rating - 2 * one.sigma));
  const high = Math.max(100, ...players.map((one) => one.rating + 2 * one.sigma));
  const room = (high - low) * 0.04;
  const step = NICE.find((size) => (high - low) / size <= MOST_TICKS) ?? high - low;
  const first = Math.ceil(low / step) * step;
  const ticks = Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
  return { low: low - room, high: high + room, ticks };
}

/** The axis, for the head of the column of bars. */
export function ladderAxis(axis) {
  return html`<span class="ladder-axis">${axis.ticks.map((tick) => html`<span data-left=${share(tick, axis)}>${integer(tick)}</span>`)}</span>`;
}

/** One row's bar. */
export function ladderBar(player, axis) {
  const x = (value) => (share(value, axis) / 100) * WIDTH;
  const mean = x(player.rating);
  const half = Math.max(1.5, x(player.rating + 2 * player.sigma) - mean);
  const label = `from ${Math.round(player.rating - 2 * player.sigma)} to ${Math.round(player.rating + 2 * player.sigma)}`;
  return html`<svg class="ladder-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${axis.ticks.map((tick) => svg`<line class="tick" x1=${x(tick)} x2=${x(tick)} y1="0" y2=${HEIGHT}></line>`)}
    ${player.anchor ? nothing : svg`<rect class="band" x=${mean - half} width=${2 * half} y="7" height="10" rx="5"></rect>`}
    ${svg`<rect class=${player.anchor ? "anchor" : "mean"} x=${mean - 2} width="4" y="4" height="16" rx="2"></rect>`}
  </svg>`;
}

/** Where a value stands on the axis, in percent. */
function share(value, axis) {
  return ((value - axis.low) / (axis.high - axis.low)) * 100;
}
