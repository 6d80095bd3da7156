// What a hero does next, given what its player wants of it.

import { byKind } from "../board/lanes/facts.js";
import { Walk } from "./lanes-walk.js";

/** Near enough to where one was sent, in metres. */
const ARRIVED = 0.4;
/** Attacking on the way turns to whom is this near, in metres. */
const NOTICED = 4.5;

/** What the player wants, as the board shows it. */
export class Wish {
  /** Ids of the own hero and of what is selected. */
  own;
  selected;
  /** Where to go: `{ x, y, at, hostile }`, at when it was said; hostile attacks on the way. */
  goal;
  /** Whom to attack: `{ id, at }`. */
  target;
  /** Whether to go home. */
  home = false;
  /** Directions that are held down: the sum of them, or undefined. */
  steer;
  /** The ability or attack that is being aimed. */
  aim;
  /** Corners of the way that the hero is on. */
  way;

  goTo(place, hostile) {
    this.stop();
    this.goal = { x: place.x, y: place.y, at: performance.now(), hostile };
  }

  attack(id) {
    this.stop();
    this.target = { id, at: performance.now() };
  }

  goHome() {
    this.stop();
    this.home = true;
  }

  stop() {
    this.goal = undefined;
    this.target = undefined;
    this.aim = undefined;
    this.way = undefined;
    this.home = false;
  }
}

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
      wish.home = false;
      if (!this.bag.isHome(own)) {
        this.say("You were disturbed: your way home is broken off.");
      }
    }
  }

  #attack(wish, own, ground) {
    const unit = this.scene.units.get(wish.target.id);
    if (!unit) {
      wish.stop();
      return this.#step(this.choices.order("hold"));
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

  #walk(wish, own, ground) {
    const near = wish.goal.hostile ? this.nearest(own, ground) : undefined;
    return near ? this.#step(this.choices.order("attack", near.id)) : this.#go(wish, own, wish.goal, ground);
  }

  /** On the way to a place, or there. */
  #go(wish, own, place, ground) {
    const order = this.walking.towards(ground, own, place);
    const { corners } = this.walking;
    if (wish.goal && distance(own, corners.at(-1) ?? place) < ARRIVED * ground.cellSize) {
      wish.stop();
      return this.#step(this.choices.order("hold"));
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
