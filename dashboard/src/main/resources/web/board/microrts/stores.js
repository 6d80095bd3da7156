// What both sides have, in a line above the map, as far as whoever looks knows it.

import { isFoggy } from "./facts.js";

/** Half of what lies between the two. */
const GAP = 22;
/** Pixels at the left that the clock takes, and with it the choice of view. */
const CLOCK = 90;
const CONTROLS = 345;
const MARGIN = 14;

/**
 * @param {import("../../wire/scene.js").Scene} scene
 * @param {number} head pixels above the map
 */
export function drawStores(g, view, scene, head) {
  const own = scene.ownTeam;
  const sides = [own, 1 - own].map((team) => ({ text: standing(scene, team), colour: view.colours.teamText(team) }));
  const left = scene.ownSeat === undefined && scene.openViews.length > 1 ? CONTROLS : CLOCK;
  g.font = "600 15px system-ui, sans-serif";
  g.textBaseline = "middle";
  const [mine, theirs] = sides.map((side) => g.measureText(side.text).width);
  if (left + mine + theirs + 2 * GAP + MARGIN > view.width) {
    drawStacked(g, view, sides, head);
    return;
  }
  const between = Math.min(Math.max(view.width / 2, left + mine + GAP), view.width - MARGIN - theirs - GAP);
  sides.forEach((side, i) => {
    g.textAlign = i === 0 ? "right" : "left";
    g.fillStyle = side.colour;
    g.fillText(side.text, between + (i === 0 ? -GAP : GAP), head / 2 + 3);
  });
}

/** One above the other, where the board is narrow. */
function drawStacked(g, view, sides, head) {
  g.font = "600 12px system-ui, sans-serif";
  g.textAlign = "right";
  sides.forEach((side, i) => {
    g.fillStyle = side.colour;
    g.fillText(side.text, view.width - MARGIN, head / 2 + (i === 0 ? -7 : 9));
  });
}

function standing(scene, team) {
  const own = team === scene.ownTeam;
  const name = scene.game.teams[team];
  const count = [...scene.units.values()].filter((unit) => unit.team === team).length;
  const units = `${count} unit${count === 1 ? "" : "s"}`;
  if (!own && isFoggy(scene)) {
    return `${name}: ${units} in sight`;
  }
  const store = scene.global(own ? "ownStore" : "enemyStore");
  const claimed = own ? store - scene.global("ownSpendable") : 0;
  return `${name}: ${store} ore${claimed > 0 ? ` (${claimed} claimed)` : ""}, ${units}`;
}
