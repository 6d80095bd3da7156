// Who draws what, and how it is played: one line per family of games. A game that nobody knows here is drawn by the renderer that it brings
// along, or else from its layout.

import { Connect4Renderer } from "./connect4.js";
import { GenericRenderer } from "./generic.js";
import { lanesOrder } from "./lanes/orders.js";
import { LanesRenderer } from "./lanes/renderer.js";
import { micrortsOrder } from "./microrts/facts.js";
import { MicrortsRenderer } from "./microrts/renderer.js";
import { KuhnRenderer } from "./poker/kuhn.js";
import { LeducRenderer } from "./poker/leduc.js";
import { ColumnControls } from "../play/column-controls.js";
import { LanesControls } from "../play/lanes-controls.js";
import { MicrortsControls } from "../play/microrts-controls.js";
import { KuhnControls, LeducControls } from "../play/poker-controls.js";
import { VerbControls } from "../play/verb-controls.js";

const KNOWN = [
  { game: /^lanes/, renderer: LanesRenderer, controls: LanesControls, order: lanesOrder },
  { game: /^microrts/, renderer: MicrortsRenderer, controls: MicrortsControls, order: micrortsOrder },
  { game: /^connect4$/, renderer: Connect4Renderer, controls: ColumnControls,
    order: (scene, unit, verb, cell) => (cell === undefined ? "drop" : `column ${cell + 1}`) },
  { game: /^kuhn$/, renderer: KuhnRenderer, controls: KuhnControls, stakes: "chip" },
  { game: /^leduc$/, renderer: LeducRenderer, controls: LeducControls, stakes: "chip" },
];
const ANY = { renderer: GenericRenderer, controls: VerbControls };

/** What games brought along, by name. */
const brought = new Map();

function known(game) {
  return KNOWN.find((one) => one.game.test(game)) ?? brought.get(game) ?? ANY;
}

/**
 * Fetches what a game brings along to be drawn with.
 *
 * @param {string} game its name
 * @returns {Promise<boolean>} whether it is drawn in another way now
 */
export async function bring(game) {
  if (known(game) !== ANY || !/^[a-z0-9-]+$/.test(game)) {
    return false;
  }
  try {
    return use(game, await import(`/game/${game}/renderer.js`));
  } catch (failure) {
    console.error(`The renderer of ${game} cannot be used:`, failure);
    return false;
  }
}

/**
 * Draws a game with what it brought along.
 *
 * @param {string} game its name
 * @param {{ Renderer?: any }} module
 * @returns {boolean} whether it is drawn in another way now
 */
export function use(game, { Renderer }) {
  brought.set(game, Renderer ? { renderer: Renderer, controls: VerbControls } : { ...ANY });
  return Renderer !== undefined;
}

/** @param {import("../wire/scene.js").Scene} scene */
export function rendererFor(scene) {
  return new (known(scene.game.name).renderer)(scene);
}

/** What outcomes are counted in, one of them, where a match is a hand for stakes; undefined where it is won or lost. */
export function stakesOf(scene) {
  return known(scene.game.name).stakes;
}

/**
 * An order in words, or only its target where that is given.
 *
 * @param {any} unit who is told, where it is known
 * @param {{ name: string }} verb
 * @param {number} [cell]
 */
export function wordsOfOrder(scene, unit, verb, cell) {
  const words = known(scene.game.name).order?.(scene, unit, verb, cell);
  return words ?? (cell === undefined ? verb.name : `cell ${cell + 1}`);
}

/** Which events of a game are told in words. @returns {(event: any) => boolean} */
export function tellingOf(scene) {
  return known(scene.game.name).renderer.telling ?? (() => true);
}

/**
 * How somebody with a seat gives orders.
 *
 * @param {import("../wire/scene.js").Scene} scene
 * @param {{ send: (order: any) => void, say: (text: string) => void, changed: () => void }} desk
 */
export function controlsFor(scene, desk) {
  return new (known(scene.game.name).controls)(scene, desk);
}

/**
 * What somebody who plays a game for the first time should know, line by line.
 * @param {string} game its name
 */
export function helpFor(game) {
  return known(game).controls.help();
}
