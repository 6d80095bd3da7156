// A hero's abilities: why one cannot be used, what it can be aimed at, and the order that uses it.

import { abilitiesOf } from "../board/lanes/facts.js";
import { direction } from "./lanes-walk.js";

const DIRECTIONS = 16;
const VERBS = ["ability1", "ability2", "ability3"];

export class Abilities {
  constructor(scene, choices) {
    this.scene = scene;
    this.choices = choices;
  }

  of(hero) {
    return abilitiesOf(this.scene, hero);
  }

  /** Why a hero cannot use an ability now, or undefined. */
  refusal(hero, ability) {
    if (hero.number("stunned") > 0) return "Your hero is stunned.";
    if (hero.number("silenced") > 0) return "Your hero is silenced: it cannot use abilities.";
    const seconds = this.wait(hero, ability);
    if (seconds > 0) return `${ability.title} is ready in ${Math.ceil(seconds)} s.`;
    if (this.choices.allows(VERBS[ability.slot])) return undefined;
    return ability.aim === "entity" && this.#canPay(hero, ability)
      ? `Nobody is near enough for ${ability.title}.`
      : `Not enough mana for ${ability.title}: it takes ${ability.mana}.`;
  }

  #canPay(hero, ability) {
    const index = this.scene.layout.kinds.findIndex((kind) => kind.name === hero.kind);
    return hero.number("mana") * (this.scene.drawing("heroMana")[index] ?? 0) >= ability.mana;
  }

  /** Seconds until an ability is ready. */
  wait(hero, ability) {
    return hero.number(`wait${ability.slot + 1}`) * ability.cooldown;
  }

  /** What the board shows while an ability is aimed: legal targets as ids, or legal places. */
  aim(hero, ability) {
    const targets = this.choices.targets(VERBS[ability.slot]);
    return { ...ability, targets, places: ability.aim === "place" ? targets.map((cell) => this.#place(hero, ability, cell)) : [] };
  }

  #place(hero, ability, cell) {
    const rings = this.scene.drawing("rings")[0] ?? 1;
    const angle = ((cell % DIRECTIONS) * 2 * Math.PI) / DIRECTIONS;
    const distance = (ability.range * (Math.floor(cell / DIRECTIONS) + 1)) / rings;
    return { cell, x: hero.x + distance * Math.cos(angle), y: hero.y + distance * Math.sin(angle) };
  }

  /** The legal place of an aim that is nearest to one. */
  snap(aim, { x, y }) {
    const far = (place) => Math.hypot(place.x - x, place.y - y);
    return aim.places.reduce((best, place) => (best === undefined || far(place) < far(best) ? place : best), undefined);
  }

  /**
   * The order that uses an ability, `{ order }`, or why not, `{ why }`.
   *
   * @param {{ x: number, y: number }} at where the player points
   * @param {any} unit what stands there, or undefined
   */
  use(hero, ability, at, unit) {
    const verb = VERBS[ability.slot];
    const once = (target) => ({ order: this.choices.order(verb, target, true) });
    switch (ability.aim) {
      case "entity": return this.#useOn(hero, ability, unit, once);
      case "place": {
        const place = this.snap(this.aim(hero, ability), at);
        return place ? once(place.cell) : { why: `There is no open ground for ${ability.title}.` };
      }
      case "direction": {
        const rings = this.scene.drawing("rings")[0] ?? 1;
        return once((rings - 1) * DIRECTIONS + direction(at.x - hero.x, at.y - hero.y));
      }
      default: return once(0);
    }
  }

  #useOn(hero, ability, unit, once) {
    const targets = this.choices.targets(VERBS[ability.slot]);
    if (!unit && ability.own && targets.includes(hero.id)) {
      return once(hero.id);
    }
    if (!unit) {
      return { why: ability.own ? `Point at a hero of your side for ${ability.title}.` : `Point at an enemy for ${ability.title}.` };
    }
    if (targets.includes(unit.id)) {
      return once(unit.id);
    }
    return { why: this.#whyNot(hero, ability, unit) };
  }

  #whyNot(hero, ability, unit) {
    if (ability.own && unit.team !== hero.team) return `${ability.title} is for heroes of your own side.`;
    if (!ability.own && unit.team === hero.team) return `${ability.title} is for enemies.`;
    if (!unit.has("stunned")) return `${ability.title} does nothing to that.`;
    return `${ability.title} does not reach that far.`;
  }
}
