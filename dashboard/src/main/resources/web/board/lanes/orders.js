// Orders of lanes in words.

import { ITEMS, abilitiesOf } from "./facts.js";

const COMPASS = ["east", "southeast", "south", "southwest", "west", "northwest", "north", "northeast"];
const DIRECTIONS = 16;

/**
 * A verb in words, or its target where a cell is given.
 *
 * @param {any} hero undefined where it is not known
 * @param {{ name: string }} verb
 * @param {number} [cell]
 */
export function lanesOrder(scene, hero, verb, cell) {
  const slot = /^ability([123])$/.exec(verb.name)?.[1];
  if (cell === undefined) {
    const ability = slot && hero ? abilitiesOf(scene, hero)[slot - 1]?.title : undefined;
    return ability ?? (slot ? `ability ${slot}` : verb.name);
  }
  if (verb.name === "use" || verb.name === "buy") {
    return ITEMS[cell] ?? String(cell);
  }
  // Cells are as the hero's view has them: Sky sees the map turned round.
  const turned = hero?.team === 1 ? DIRECTIONS / 2 : 0;
  return COMPASS[Math.round(((cell + turned) % DIRECTIONS) / 2) % COMPASS.length];
}
