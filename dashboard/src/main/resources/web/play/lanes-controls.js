// Playing a hero: mouse and keys become a plan, and the plan becomes one order at each decision.

import { abilitiesOf, byKind } from "../board/lanes/facts.js";

const DIRECTIONS = 16;
/** Near enough to where one was sent, in the layout's coordinates. */
const ARRIVED = 0.022;
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
/** A hero that was away for so long has forgotten where it was sent. */
const AWAY_TICKS = 15;
const LEFT = 0;
const RIGHT = 2;

export class LanesControls {
  #actor;
  #turn;
  #arrows = new Set();
  #moving = false;
  #pointer;
  #renderer;
  /** An ability that is to be used at the next decision: its verb and target. */
  #cast;

  /**
   * What the board shows of the plan: own and selected unit's ids; where it goes and whom it attacks, with since when; the ability or
   * attack being aimed.
   * @type {{ own?: number, selected?: number, goal?: { x: number, y: number, at: number, hostile: boolean },
   *     target?: { id: number, at: number }, aim?: any }}
   */
  plan = {};

  constructor(scene, desk) {
    this.scene = scene;
    this.desk = desk;
    this.verbs = Object.fromEntries(scene.layout.verbs.map((verb, index) => [verb.name, index]));
    this.abilityVerbs = ["ability1", "ability2", "ability3"].map((name) => this.verbs[name]);
  }

  /** The hero, or undefined while it is away. */
  get hero() {
    return this.scene.units.get(this.plan.own);
  }

  get awaited() {
    return this.#actor !== undefined;
  }

  /** The server awaits orders: the plan's next step is the answer. */
  turn(turn) {
    if (this.#turn && turn.tick - this.#turn.tick > AWAY_TICKS) {
      this.#stop();
    }
    this.#turn = turn;
    this.#actor = turn.actors[0];
    if (this.#actor) {
      if (this.plan.own !== this.#actor.actor) {
        this.plan = { ...this.plan, own: this.#actor.actor, selected: this.plan.selected ?? this.#actor.actor };
      }
      this.#give();
    }
    this.desk.changed();
  }

  #give() {
    const order = this.#cast ?? this.#order();
    this.#cast = undefined;
    if (order) {
      this.desk.send({ actor: this.#actor.actor, tick: this.#turn.tick, target: 0, once: false, ...order });
    }
  }

  #order() {
    const own = this.hero;
    const steered = this.#steer();
    if (!own || steered) {
      return steered;
    }
    if (this.plan.target) {
      return this.#attack(own);
    }
    if (this.plan.goal) {
      return this.#walk(own);
    }
    if (this.#moving) {
      this.#moving = false;
      return { verb: this.verbs.hold };
    }
    return undefined;
  }

  #steer() {
    let x = 0;
    let y = 0;
    this.#arrows.forEach((key) => ((x += ARROWS[key][0]), (y += ARROWS[key][1])));
    return x !== 0 || y !== 0 ? this.#move(x, y) : undefined;
  }

  #attack(own) {
    const unit = this.scene.units.get(this.plan.target.id);
    if (!unit) {
      this.#stop();
      return { verb: this.verbs.hold };
    }
    if (this.#legal("attack").includes(unit.id)) {
      this.#moving = true;
      return { verb: this.verbs.attack, target: unit.id };
    }
    return this.#move(unit.x - own.x, unit.y - own.y);
  }

  #walk(own) {
    const { goal } = this.plan;
    const near = goal.hostile ? this.#nearest(own) : undefined;
    if (near) {
      this.#moving = true;
      return { verb: this.verbs.attack, target: near.id };
    }
    const x = goal.x - own.x;
    const y = goal.y - own.y;
    if (Math.hypot(x, y) < ARRIVED) {
      this.#stop();
      return { verb: this.verbs.hold };
    }
    return this.#move(x, y);
  }

  /** The nearest enemy in reach of an attack, or a little beyond. */
  #nearest(own) {
    const reach = Math.max(0.3, 1.1 * byKind(this.scene, "range", own.kind));
    const far = (unit) => Math.hypot(unit.x - own.x, unit.y - own.y);
    return this.#legal("attack")
      .map((id) => this.scene.units.get(id))
      .filter((unit) => unit && far(unit) <= reach)
      .sort((a, b) => far(a) - far(b))[0];
  }

  #move(x, y) {
    this.#moving = true;
    return { verb: this.verbs.move, target: direction(x, y) };
  }

  #legal(verb) {
    return this.#actor?.choices.find((choice) => choice.verb === this.verbs[verb])?.targets ?? [];
  }

  #stop() {
    this.plan = { ...this.plan, goal: undefined, target: undefined, aim: undefined };
    this.#moving = false;
  }

  hover(renderer, pointer) {
    this.#renderer = renderer;
    this.#pointer = pointer;
  }

  /** A press of a mouse button on the board. */
  press(renderer, pointer, button) {
    this.hover(renderer, pointer);
    const unit = renderer.unitAt(pointer.x, pointer.y);
    const { aim } = this.plan;
    if (button === LEFT && aim?.attack) {
      this.#send(unit, renderer.placeAt(pointer.x, pointer.y), true);
    } else if (button === LEFT && aim) {
      this.#useAt(aim);
    } else if (button === LEFT) {
      this.plan = { ...this.plan, selected: unit?.id };
    } else if (button === RIGHT && aim) {
      this.plan = { ...this.plan, aim: undefined };
    } else if (button === RIGHT) {
      this.#send(unit, renderer.placeAt(pointer.x, pointer.y), false);
    }
    this.desk.changed();
  }

  /** Goes to a place, or for a unit. */
  #send(unit, place, hostile) {
    const own = this.hero;
    if (!own) {
      this.desk.say("Your hero is not on the map. It comes back at your fountain.");
      return;
    }
    const at = performance.now();
    if (unit && unit.team !== own.team) {
      if (unit.number("invulnerable") > 0) {
        this.desk.say("It cannot be hurt yet: a tower has to fall first.");
      }
      this.plan = { ...this.plan, aim: undefined, goal: undefined, target: { id: unit.id, at } };
    } else {
      this.plan = { ...this.plan, aim: undefined, target: undefined, goal: { ...clamped(place), at, hostile } };
    }
  }

  /** @returns {boolean} whether the key meant something here */
  key(event, down = true) {
    if (event.key in ARROWS) {
      this.#arrow(event.key, down);
      return true;
    }
    if (!down) {
      return false;
    }
    const key = event.key.toUpperCase();
    const slot = ["Q", "W", "E"].indexOf(key);
    if (slot >= 0) {
      this.use(slot);
    } else if (key === "A") {
      this.plan = { ...this.plan, aim: { attack: true, range: byKind(this.scene, "range", this.hero?.kind) } };
    } else if (key === "S") {
      this.#stop();
      this.#moving = true;
    } else if (key === " ") {
      this.#attackNearest();
    } else if (key === "ESCAPE" && this.plan.aim) {
      this.plan = { ...this.plan, aim: undefined };
    } else {
      return false;
    }
    this.desk.changed();
    return true;
  }

  #arrow(key, down) {
    this.#arrows[down ? "add" : "delete"](key);
    if (down) {
      this.plan = { ...this.plan, goal: undefined, target: undefined };
    }
  }

  #attackNearest() {
    const near = this.hero && this.#nearest(this.hero);
    if (near) {
      this.plan = { ...this.plan, goal: undefined, target: { id: near.id, at: performance.now() } };
    } else {
      this.desk.say("No enemy is in reach.");
    }
  }

  /** Uses an ability, or begins to aim it; the same key again uses it at the pointer. */
  use(slot) {
    const ability = this.hero && abilitiesOf(this.scene, this.hero.kind)[slot];
    const refusal = this.#refusal(ability, slot);
    if (refusal) {
      this.desk.say(refusal);
    } else if (ability.aim === "self") {
      this.#cast = { verb: this.abilityVerbs[slot], once: true };
    } else if (this.plan.aim?.slot === slot) {
      this.#useAt(ability);
    } else {
      this.plan = { ...this.plan, aim: ability };
    }
    this.desk.changed();
  }

  #refusal(ability, slot) {
    const own = this.hero;
    if (!own) return "Your hero is not on the map.";
    if (!ability) return `This hero has no ability on ${["Q", "W", "E"][slot]}.`;
    if (own.number("stunned") > 0) return "Your hero is stunned.";
    const seconds = waitOf(own, ability);
    if (seconds > 0) return `${ability.name} is ready in ${Math.ceil(seconds)} s.`;
    const legal = this.#actor?.choices.some((choice) => choice.verb === this.abilityVerbs[slot]);
    if (legal) return undefined;
    return ability.aim === "entity" ? `No enemy is near enough for ${ability.name}.` : `Not enough mana for ${ability.name}.`;
  }

  #useAt(ability) {
    const verb = this.abilityVerbs[ability.slot];
    if (ability.aim === "entity") {
      const unit = this.#pointer && this.#renderer.unitAt(this.#pointer.x, this.#pointer.y);
      const legal = this.#actor?.choices.find((choice) => choice.verb === verb)?.targets ?? [];
      if (!unit || !legal.includes(unit.id)) {
        this.desk.say(unit ? `${ability.name} does not reach that.` : `Point at an enemy for ${ability.name}.`);
        return;
      }
      this.#cast = { verb, target: unit.id, once: true };
    } else if (this.#pointer && this.hero) {
      const place = this.#renderer.placeAt(this.#pointer.x, this.#pointer.y);
      this.#cast = { verb, target: direction(place.x - this.hero.x, place.y - this.hero.y), once: true };
    }
    this.plan = { ...this.plan, aim: undefined };
  }

  /** The hero's abilities with how ready they are: `{ key, name, does, share, seconds, press }`. */
  abilities() {
    const own = this.hero ?? this.lastHero;
    if (!own) {
      return [];
    }
    this.lastHero = own;
    return abilitiesOf(this.scene, own.kind).map((ability, slot) => {
      if (!ability) {
        return undefined;
      }
      const seconds = waitOf(own, ability);
      return { ...ability, seconds, share: ability.cooldown > 0 ? seconds / ability.cooldown : 0, aiming: this.plan.aim?.slot === slot,
        press: () => this.use(slot) };
    });
  }

  /** What somebody new should know. */
  help() {
    return [
      "Right click: go there, or attack that. A and a left click: go there and attack on the way. Arrows steer, S stops.",
      "Q, W, E: abilities; aim with the mouse, press again or click to use. Space: attack what is nearest.",
      "Kill creeps for gold and levels, take the tower, then destroy the core. Tab: scoreboard. F1: this help.",
    ];
  }
}

/** The direction nearest to a vector: 0 right, 4 down, 8 left, 12 up. */
export function direction(x, y) {
  return (Math.round((Math.atan2(y, x) / (2 * Math.PI)) * DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
}

function waitOf(unit, ability) {
  return unit.number(`wait${ability.slot + 1}`) * ability.cooldown;
}

function clamped({ x, y }) {
  return { x: Math.max(-0.99, Math.min(0.99, x)), y: Math.max(-0.99, Math.min(0.99, y)) };
}
