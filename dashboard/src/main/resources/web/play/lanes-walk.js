// From where a hero shall go to the direction of its next steps.

import { Way } from "./way.js";

const DIRECTIONS = 16;
const TURN = 2 * Math.PI;
/** Ticks from one decision to the next, and of a second. */
const DECISION_TICKS = 2;
const TICKS_PER_SECOND = 10;

export class Walk {
  #way;

  constructor(scene, choices) {
    this.scene = scene;
    this.choices = choices;
  }

  /**
   * The order that leads a hero towards a place, or undefined where it cannot walk; `corners` of the way are left in {@link #corners}.
   *
   * @param {import("../board/lanes/ground.js").Ground} ground
   */
  towards(ground, hero, place) {
    if (this.#way?.ground !== ground || !isSame(ground, this.#way.asked, place)) {
      this.#way = new Way(ground, place);
    }
    this.corners = this.#way.from(hero.x, hero.y);
    const step = this.#stepOf(hero);
    const next = this.corners.find((corner) => Math.hypot(corner.x - hero.x, corner.y - hero.y) > step) ?? this.corners.at(-1) ?? place;
    const direction = this.#best(ground, hero, next, step);
    return direction === undefined ? undefined : this.choices.order("move", direction);
  }

  /** The order to step in a direction, or the nearest to it that leads anywhere. */
  along(ground, hero, x, y) {
    const length = Math.hypot(x, y);
    const step = this.#stepOf(hero);
    const direction = this.#best(ground, hero, { x: hero.x + (4 * step * x) / length, y: hero.y + (4 * step * y) / length }, step);
    return direction === undefined ? undefined : this.choices.order("move", direction);
  }

  /** How far the hero comes until the next decision. */
  #stepOf(hero) {
    return (hero.number("speed") * (this.scene.drawing("mostSpeed")[0] ?? 0) * DECISION_TICKS) / TICKS_PER_SECOND;
  }

  /** The legal direction that leads nearest to a place. */
  #best(ground, hero, { x, y }, step) {
    let best;
    let nearest = Infinity;
    for (const direction of this.choices.targets("move")) {
      const after = walked(ground, hero, direction, step / DECISION_TICKS);
      const left = Math.hypot(x - after.x, y - after.y);
      if (left < nearest - 1e-9) {
        best = direction;
        nearest = left;
      }
    }
    return best;
  }
}

/** Where two steps in a direction lead, along walls where they are in the way: as the rules have it. */
function walked(ground, { x, y }, direction, step) {
  const dx = step * Math.cos((direction * TURN) / DIRECTIONS);
  const dy = step * Math.sin((direction * TURN) / DIRECTIONS);
  let at = { x, y };
  for (let i = 0; i < DECISION_TICKS; i++) {
    if (ground.isOpen(at.x + dx, at.y + dy)) {
      at = { x: at.x + dx, y: at.y + dy };
    } else if (ground.isOpen(at.x + dx, at.y)) {
      at = { x: at.x + dx, y: at.y };
    } else if (ground.isOpen(at.x, at.y + dy)) {
      at = { x: at.x, y: at.y + dy };
    }
  }
  return at;
}

function isSame(ground, a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y) < ground.cellSize / 4;
}

/** The direction nearest to a vector: 0 right, 4 down, 8 left, 12 up. */
export function direction(x, y) {
  return (Math.round((Math.atan2(y, x) / TURN) * DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
}
