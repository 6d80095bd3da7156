// What both sides have, in a line above the map, as far as whoever looks knows it.

import { isFoggy } from "./facts.js";

/** Half of what lies between the two. */
const GAP = 22;
/** Pixels at the left that clock and choice of view take. */
const CONTROLS = 345;

/**
 * @param {import("../../wire/scene.js").Scene} scene
 * @param {number} head pixels above the map
 */
export function drawStores(g, view, scene, head) {
  const own = scene.ownTeam;
  const [mine, theirs] = [own, 1 - own].map((team) => standing(scene, team));
  const y = head / 2 + 3;
  g.font = "600 15px system-ui, sans-serif";
  g.textBaseline = "middle";
  const between = Math.max(view.width / 2, CONTROLS + g.measureText(mine).width + GAP);
  g.textAlign = "right";
  g.fillStyle = view.colours.teamText(own);
  g.fillText(mine, between - GAP, y);
  g.textAlign = "left";
  g.fillStyle = view.colours.teamText(1 - own);
  g.fillText(theirs, between + GAP, y);
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
