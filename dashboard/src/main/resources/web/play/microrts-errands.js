// What the player of microrts has sent units to do, and what each of them does next.

import { PRODUCTS, STEPS, rule } from "../board/microrts/facts.js";
import { Choices } from "./choices.js";
import { Ways } from "./microrts-ways.js";

const DIRECTIONS = STEPS.length;

export class Errands {
  /** By unit: `{ goal }`, `{ target }`, `{ hunts }`, `{ gather }` with the id of a patch, `{ build, cell }` or `{ train, left }`. */
  #byUnit = new Map();

  constructor(scene) {
    this.scene = scene;
    this.ways = new Ways(scene);
  }

  of(id) {
    return this.#byUnit.get(id);
  }

  set(id, errand) {
    this.#byUnit.set(id, errand);
  }

  stop(id) {
    this.#byUnit.delete(id);
  }

  /** A base or barracks makes one more. */
  train(id, kind) {
    const errand = this.#byUnit.get(id);
    this.set(id, { train: kind, left: Math.min(9, (errand?.train === kind ? errand.left : 0) + 1) });
  }

  /** The orders of all units that are awaited, each with its actor. */
  orders(turn) {
    this.ways.look();
    for (const id of [...this.#byUnit.keys()].filter((one) => !this.scene.units.has(one))) {
      this.stop(id);
    }
    return turn.actors.map((actor) => this.#order(actor)).filter((order) => order !== undefined);
  }

  #order(actor) {
    const unit = this.scene.units.get(actor.actor);
    const choices = new Choices(this.scene.layout);
    choices.take(actor);
    const order = unit && (this.#next(unit, choices) ?? this.#defend(unit, choices));
    return order && { actor: actor.actor, ...order, once: true };
  }

  #next(unit, choices) {
    const errand = this.#byUnit.get(unit.id);
    if (errand?.goal) return this.#walk(unit, choices, errand.goal);
    if (errand?.target) return this.#attack(unit, choices, errand.target);
    if (errand?.hunts) return this.#hunt(unit, choices);
    if (errand?.gather) return this.#gather(unit, choices, errand.gather);
    if (errand?.build) return this.#build(unit, choices, errand);
    return errand?.train ? this.#train(unit, choices, errand) : undefined;
  }

  #walk(unit, choices, cell) {
    const at = this.ways.cells.at(unit);
    if (at.column === cell.column && at.row === cell.row) {
      this.stop(unit.id);
      return undefined;
    }
    const range = this.ways.isFree(cell.column, cell.row) ? 0 : 1;
    return this.#step(unit, choices, cell, range);
  }

  #step(unit, choices, cell, range) {
    const direction = this.ways.step(unit, cell, range);
    if (direction === undefined || !choices.targets("move").includes(direction)) {
      return undefined;
    }
    this.#take(unit, direction);
    return choices.order("move", direction);
  }

  #take(unit, direction) {
    const { column, row } = this.ways.cells.at(unit);
    this.ways.take(column + STEPS[direction][0], row + STEPS[direction][1]);
  }

  #attack(unit, choices, id) {
    const enemy = this.scene.units.get(id);
    if (!enemy) {
      this.stop(unit.id);
      return undefined;
    }
    return this.#strike(unit, choices, enemy);
  }

  #strike(unit, choices, enemy) {
    if (choices.targets("attack").includes(enemy.id)) {
      return choices.order("attack", enemy.id);
    }
    return this.#step(unit, choices, this.ways.cells.at(enemy), rule(this.scene, "range", unit.kind));
  }

  /** Whoever comes in reach is struck first; without an enemy in sight the unit waits where it is. */
  #hunt(unit, choices) {
    const prey = this.prey(unit);
    return this.#defend(unit, choices, true) ?? (prey && this.#strike(unit, choices, prey));
  }

  /** The enemy nearest to a unit, or undefined. */
  prey(unit) {
    return this.nearest(unit, (one) => one.team >= 0 && one.team !== unit.team);
  }

  #gather(unit, choices, patch) {
    const carries = unit.number("carries") > 0;
    const verb = carries ? "return" : "harvest";
    const goal = carries ? this.nearest(unit, (one) => one.kind === "base" && one.team === unit.team) : this.#patch(unit, patch);
    if (!goal) {
      return undefined;
    }
    const cell = this.ways.cells.at(goal);
    const direction = this.ways.beside(unit, cell);
    return direction !== undefined && choices.targets(verb).includes(direction)
      ? choices.order(verb, direction)
      : this.#step(unit, choices, cell, 1);
  }

  #patch(unit, id) {
    return this.scene.units.get(id) ?? this.nearest(unit, (one) => one.kind === "ore");
  }

  /** The nearest unit that is like that, or undefined. */
  nearest(from, wanted) {
    const far = (one) => Math.abs(one.x - from.x) + Math.abs(one.y - from.y);
    return [...this.scene.units.values()].filter(wanted).sort((a, b) => far(a) - far(b))[0];
  }

  #build(unit, choices, errand) {
    const direction = this.ways.beside(unit, errand.cell);
    if (direction === undefined) {
      return this.#step(unit, choices, errand.cell, 1);
    }
    const target = PRODUCTS.indexOf(errand.build) * DIRECTIONS + direction;
    if (choices.targets("produce").includes(target)) {
      this.stop(unit.id);
      return choices.order("produce", target);
    }
    return undefined;
  }

  /** Where there is most room, away from the map's edge: towards its middle. */
  #train(unit, choices, errand) {
    const first = PRODUCTS.indexOf(errand.train) * DIRECTIONS;
    const open = choices.targets("produce").filter((target) => target >= first && target < first + DIRECTIONS)
      .filter((target) => this.#isOpen(unit, target - first));
    const inward = (target) => {
      const [dx, dy] = STEPS[target - first];
      return Math.abs(unit.x + dx * this.ways.cells.size) + Math.abs(unit.y + dy * this.ways.cells.size);
    };
    const target = open.sort((a, b) => inward(a) - inward(b))[0];
    if (target === undefined) {
      return undefined;
    }
    errand.left > 1 ? (errand.left -= 1) : this.stop(unit.id);
    this.#take(unit, target - first);
    return choices.order("produce", target);
  }

  #isOpen(unit, direction) {
    const { column, row } = this.ways.cells.at(unit);
    return this.ways.isFree(column + STEPS[direction][0], row + STEPS[direction][1]);
  }

  /** Who has nothing to do, or hunts, strikes whoever comes in reach. */
  #defend(unit, choices, hunts = false) {
    const target = this.#byUnit.has(unit.id) && !hunts ? undefined : choices.targets("attack")[0];
    return target === undefined ? undefined : choices.order("attack", target);
  }
}
