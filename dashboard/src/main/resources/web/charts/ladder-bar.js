// A rating with two standard deviations to each side, on an axis that all rows share.

import { svg, html, nothing } from "lit";

const WIDTH = 400;
const HEIGHT = 24;

/**
 * The axis for these players: from a little under the lowest to a little over the highest.
 * @param {{ rating: number, sigma: number }[]} players
 */
export function axisOf(players) {
  const low = Math.min(0, ...players.map((one) => one.rating - 2 * one.sigma));
  const high = Math.max(100, ...players.map((one) => one.rating + 2 * one.sigma));
  const room = (high - low) * 0.04;
  return { low: low - room, high: high + room };
}

/** One row's bar. */
export function ladderBar(player, axis) {
  const x = (value) => ((value - axis.low) / (axis.high - axis.low)) * WIDTH;
  const mean = x(player.rating);
  const half = Math.max(1.5, x(player.rating + 2 * player.sigma) - mean);
  const label = `from ${Math.round(player.rating - 2 * player.sigma)} to ${Math.round(player.rating + 2 * player.sigma)}`;
  return html`<svg class="ladder-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    <line class="axis" x1="0" x2=${WIDTH} y1=${HEIGHT / 2} y2=${HEIGHT / 2}></line>
    ${player.anchor ? nothing : svg`<rect class="band" x=${mean - half} width=${2 * half} y="6" height="12" rx="6"></rect>`}
    ${svg`<rect class=${player.anchor ? "anchor" : "mean"} x=${mean - 2} width="4" y="3" height="18" rx="2"></rect>`}
  </svg>`;
}
