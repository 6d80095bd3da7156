// What a hero does next, given what its player wants of it.

import { byKind } from "../board/lanes/facts.js";
import { Walk } from "./lanes-walk.js";
import { Wish } from "./lanes-wish.js";

/** Near enough to where one was sent, in metres. */
const ARRIVED = 0.4;
/** Attacking on the way turns to whom is this near, in metres. */
const NOTICED = 4.5;

export { Wish };

export class Pilot {
  #moving = false;
  /** How far the hero was on its way home at the last decision. */
  #recalling = 0;

  /**
   * @param {import("./choices.js").Choices} choices
   * @param {import("./lanes-items.js").Items} bag
   * @param {(text: string) => void} say
   */
  constructor(scene, choices, bag, say) {
    this.scene = scene;
    this.choices = choices;
    this.bag = bag;
    this.say = say;
    this.walking = new Walk(scene, choices);
  }

  /** Whatever the hero does, it shall stop at the next decision. */
  halt() {
    this.#moving = true;
  }

  /** The order of the next decision, or undefined to leave things as they are. */
  order(wish, own, ground) {
    wish.way = undefined;
    this.#watchRecall(wish, own);
    if (wish.home) {
      return this.choices.allows("recall") ? this.choices.order("recall") : undefined;
    }
    if (wish.steer) {
      return this.#step(this.walking.along(ground, own, wish.steer.x, wish.steer.y));
    }
    if (wish.target) {
      return this.#attack(wish, own, ground);
    }
    return wish.goal ? this.#walk(wish, own, ground) : this.#rest();
  }

  #rest() {
    if (!this.#moving) {
      return undefined;
    }
    this.#moving = false;
    return this.choices.order("hold");
  }

  /** The way home has ended, well or not. */
  #watchRecall(wish, own) {
    const before = this.#recalling;
    this.#recalling = own.number("recalling");
    if (wish.home && before > 0 && this.#recalling === 0) {
      wish.done();
      if (!this.bag.isHome(own)) {
        this.say("You were disturbed: your way home is broken off.");
      }
    }
  }

  #attack(wish, own, ground) {
    const unit = this.scene.units.get(wish.target.id);
    if (!unit) {
      return this.#next(wish, own, ground);
    }
    if (this.choices.targets("attack").includes(unit.id) && this.#isInView(own, unit, ground)) {
      return this.#step(this.choices.order("attack", unit.id));
    }
    return this.#go(wish, own, unit, ground);
  }

  /** Whether the hero can walk straight up to a unit, or strikes it from where it stands. */
  #isInView(own, unit, ground) {
    return distance(own, unit) <= byKind(this.scene, "range", own.kind) || ground.isClearWay(own.x, own.y, unit.x, unit.y, 0);
  }

  /** What was wanted is done: on to what is queued behind it, or rest. */
  #next(wish, own, ground) {
    wish.done();
    return wish.goal || wish.target ? this.order(wish, own, ground) : this.#step(this.choices.order("hold"));
  }

  #walk(wish, own, ground) {
    const near = wish.goal.hostile ? this.nearest(own, ground) : undefined;
    return near ? this.#step(this.choices.order("attack", near.id)) : this.#go(wish, own, wish.goal, ground);
  }

  /** On the way to a place, or there. */
  #go(wish, own, place, ground) {
    const order = this.walking.towards(ground, own, place);
    const { corners } = this.walking;
    if (wish.goal && distance(own, corners.at(-1) ?? place) < ARRIVED * ground.cellSize) {
      return this.#next(wish, own, ground);
    }
    wish.way = corners;
    return this.#step(order);
  }

  #step(order) {
    this.#moving = true;
    return order;
  }

  /** The nearest enemy in reach of an attack, or a little beyond. */
  nearest(own, ground) {
    const reach = Math.max(NOTICED * ground.cellSize, 1.1 * byKind(this.scene, "range", own.kind));
    return this.choices.targets("attack")
      .map((id) => this.scene.units.get(id))
      .filter((unit) => unit && unit.team !== own.team && distance(own, unit) <= reach && this.#isInView(own, unit, ground))
      .sort((a, b) => distance(own, a) - distance(own, b))[0];
  }
}

export function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
