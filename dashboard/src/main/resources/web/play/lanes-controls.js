// Playing a hero: mouse and keys become a wish, and the wish becomes one order at each decision.

import { CREEPS, KEYS, byKind, goldOf } from "../board/lanes/facts.js";
import { Choices } from "./choices.js";
import { Abilities } from "./lanes-abilities.js";
import { Items } from "./lanes-items.js";
import { Pilot, Wish, distance } from "./lanes-pilot.js";
import { lanesScore } from "./lanes-score.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
/** A hero that was away for so long has forgotten where it was sent. */
const AWAY_TICKS = 15;
/** Orders for one decision wait for theirs; more than these are not taken. */
const MOST_WAITING = 4;
const LEFT = 0;
const RIGHT = 2;
const AWAY = "Your hero is not on the map. It comes back at your fountain.";

export class LanesControls {
  #scene;
  #turn;
  #arrows = new Set();
  #pointer;
  #renderer;
  /** Orders that are each given at one decision. */
  #waiting = [];

  /** What the board shows of what the player wants. */
  plan = new Wish();

  /** Whether the shop is open. */
  shopping = false;

  constructor(scene, desk) {
    this.desk = desk;
    this.choices = new Choices(scene.layout);
    this.scene = scene;
  }

  get scene() {
    return this.#scene;
  }

  /** The match as it is seen from now on: another one after a lost line. */
  set scene(scene) {
    this.#scene = scene;
    this.casting = new Abilities(scene, this.choices);
    this.bag = new Items(scene, this.choices);
    this.pilot = new Pilot(scene, this.choices, this.bag, (text) => this.desk.say(text));
  }

  /** The board tells who draws it. */
  sees(renderer) {
    this.#renderer = renderer;
  }

  /** The hero, or undefined while it is away. */
  get hero() {
    return this.scene.units.get(this.plan.own);
  }

  get awaited() {
    return this.choices.awaited;
  }

  /** The server awaits orders: the next step of what is wanted is the answer. */
  turn(turn) {
    if (this.#turn && turn.tick - this.#turn.tick > AWAY_TICKS) {
      this.plan.stop();
    }
    this.#turn = turn;
    this.choices.take(turn.actors[0]);
    if (this.awaited) {
      this.plan.own = this.choices.actor;
      this.plan.selected ??= this.plan.own;
      this.#give();
      this.#aimAnew();
    }
    this.desk.changed();
  }

  #give() {
    const { hero } = this;
    const ground = this.#renderer?.ground;
    if (hero && this.plan.use) {
      this.#useQueued(hero);
    }
    const order = this.#waiting.shift() ?? (hero && ground ? this.pilot.order(this.plan, hero, ground) : undefined);
    if (order) {
      this.desk.send({ actor: this.choices.actor, tick: this.#turn.tick, ...order });
    }
  }

  /** The ability that was queued is used now, or cannot be. */
  #useQueued(hero) {
    const { slot, at, unit } = this.plan.use;
    const ability = this.casting.of(hero)[slot];
    const why = this.casting.refusal(hero, ability);
    this.#once(why ? { why } : this.casting.use(hero, ability, at, this.scene.units.get(unit)));
    this.plan.done();
  }

  hover(renderer, pointer) {
    this.#pointer = pointer;
  }

  /** A press of a mouse button on the board; queued: behind what is wanted already. */
  press(renderer, pointer, button, queued = false) {
    this.#pointer = pointer;
    const { aim } = this.plan;
    if (button === LEFT && !aim && renderer.lookAt(pointer)) {
      return;
    }
    const unit = renderer.unitAt(pointer.x, pointer.y);
    if (button === LEFT && aim?.attack) {
      this.#send(unit, renderer.placeAt(pointer.x, pointer.y), true, queued);
    } else if (button === LEFT && aim) {
      this.#useAtPointer(aim.slot, queued);
    } else if (button === LEFT) {
      this.plan.selected = unit?.id;
    } else if (button === RIGHT && aim) {
      this.plan.aim = undefined;
    } else if (button === RIGHT) {
      this.#send(unit, renderer.placeAt(pointer.x, pointer.y), false, queued);
    }
    this.desk.changed();
  }

  /** A finger's tap: what is aimed is used there, and else the hero goes there or attacks that. */
  touch(renderer, pointer) {
    this.press(renderer, pointer, this.plan.aim ? LEFT : RIGHT);
  }

  /** Goes to a place, or for a unit. */
  #send(unit, place, hostile, queued) {
    const own = this.hero;
    if (!own) {
      this.desk.say(AWAY);
    } else if (unit && this.#isPrey(unit, own, hostile)) {
      this.#warn(unit);
      this.plan.attack(unit.id, queued);
    } else {
      if (own.number("rooted") > 0) {
        this.desk.say("Your hero is rooted: it walks when it is free.");
      }
      this.plan.goTo(clamped(place), hostile, queued);
    }
  }

  /** Whether a click on a unit means to attack it: an enemy, or an own creep that is weak enough to be denied. */
  #isPrey(unit, own, hostile) {
    if (!unit.has("healthAmount") || unit.team !== own.team) {
      return unit.has("healthAmount");
    }
    const creep = CREEPS.includes(unit.kind);
    const weak = unit.number("health") <= (this.scene.drawing("denyShare")[0] ?? 0);
    if (hostile && creep && !weak) {
      this.desk.say("A creep of yours can be denied at half its health or less.");
    }
    return creep && weak;
  }

  #warn(unit) {
    if (unit.number("invulnerable") > 0) {
      this.desk.say(unit.kind === "core"
        ? "It cannot be hurt while each lane of its side has a tower."
        : "It cannot be hurt yet: the tower before it has to fall first.");
    }
  }

  /** @returns {boolean} whether the key meant something here */
  key(event, down = true) {
    if (event.key in ARROWS) {
      this.#arrow(event.key, down);
      return true;
    }
    if (!down || !this.#pressed(event.key.toUpperCase(), event.shiftKey)) {
      return false;
    }
    this.desk.changed();
    return true;
  }

  #pressed(key, queued) {
    const slot = KEYS.indexOf(key);
    if (slot >= 0) this.use(slot, queued);
    else if (/^[1-8]$/.test(key)) this.shopping ? this.buy(Number(key) - 1) : this.useItem(Number(key) - 1);
    else if (key === "A") this.plan.aim = { attack: true, range: byKind(this.scene, "range", this.hero?.kind) };
    else if (key === "S") this.#halt();
    else if (key === " ") this.#attackNearest();
    else if (key === "B") this.shopping = !this.shopping;
    else if (key === "H" || key === "BACKSPACE") this.recall(queued);
    else if (key === "Z") this.#renderer?.toggleNear();
    else if (key === "ESCAPE" && this.plan.aim) this.plan.aim = undefined;
    else if (key === "ESCAPE" && this.shopping) this.shopping = false;
    else return false;
    return true;
  }

  #halt() {
    this.plan.stop();
    this.pilot.halt();
  }

  #arrow(key, down) {
    this.#arrows[down ? "add" : "delete"](key);
    if (down) {
      this.plan.stop();
    }
    const held = [...this.#arrows].map((one) => ARROWS[one]);
    const steer = { x: held.reduce((sum, [x]) => sum + x, 0), y: held.reduce((sum, [, y]) => sum + y, 0) };
    this.plan.steer = steer.x !== 0 || steer.y !== 0 ? steer : undefined;
  }

  #attackNearest() {
    const ground = this.#renderer?.ground;
    const near = this.hero && ground && this.pilot.nearest(this.hero, ground);
    if (near) {
      this.plan.attack(near.id);
    } else {
      this.desk.say(this.hero ? "No enemy is in reach." : AWAY);
    }
  }

  /** Goes home: the hero has to stand undisturbed for a while. */
  recall(queued = false) {
    const own = this.hero;
    if (!own) this.desk.say(AWAY);
    else if (this.bag.isHome(own)) this.desk.say("Your hero is at its fountain.");
    else if (own.number("stunned") > 0) this.desk.say("Your hero is stunned.");
    else if (this.bag.isNearHome(own)) {
      this.desk.say("Home is near: your hero walks.");
      this.plan.goTo(this.bag.home, false, queued);
    } else this.plan.goHome(queued);
    this.desk.changed();
  }

  /** Uses an ability, or begins to aim it; the same key again uses it at the pointer. Queued, it waits for what is wanted before. */
  use(slot, queued = false) {
    const own = this.hero;
    const ability = own && this.casting.of(own)[slot];
    const later = queued && this.plan.busy && own && ability.title;
    const why = own ? this.casting.refusal(own, ability) : AWAY;
    if (later) {
      this.#useAtPointer(slot, true);
    } else if (why) {
      this.desk.say(why);
    } else if (ability.aim === "self" || this.plan.aim?.slot === slot) {
      this.#useAtPointer(slot);
    } else {
      this.plan.aim = ability;
      this.#aimAnew();
    }
    this.desk.changed();
  }

  /** What can be aimed at changes as the hero and others walk. */
  #aimAnew() {
    const { aim } = this.plan;
    if (aim?.slot !== undefined && this.hero) {
      const renewed = this.casting.aim(this.hero, this.casting.of(this.hero)[aim.slot]);
      renewed.snap = (pointer) => this.casting.snap(renewed, this.#pointed(this.hero, pointer));
      this.plan.aim = renewed;
    }
  }

  #useAtPointer(slot, queued = false) {
    const own = this.hero;
    if (own) {
      const unit = this.#pointer ? this.#renderer?.unitAt(this.#pointer.x, this.#pointer.y) : this.#nearestTarget(own);
      if (queued && this.plan.busy) {
        this.plan.useLater(slot, this.#pointed(own, this.#pointer), unit?.id);
      } else {
        this.#once(this.casting.use(own, this.casting.of(own)[slot], this.#pointed(own, this.#pointer), unit));
      }
      this.plan.aim = undefined;
    }
  }

  /** The place under a pointer; for who plays without one, where the nearest enemy is, or else ahead. */
  #pointed(own, pointer) {
    if (pointer && this.#renderer) {
      return this.#renderer.placeAt(pointer.x, pointer.y);
    }
    return this.#nearestTarget(own) ?? { x: own.x + own.number("headingX"), y: own.y + own.number("headingY") };
  }

  #nearestTarget(own) {
    const { aim } = this.plan;
    return (aim?.aim === "entity" ? aim.targets : this.choices.targets("attack"))
      .map((id) => this.scene.units.get(id))
      .filter((unit) => unit !== undefined)
      .sort((a, b) => distance(own, a) - distance(own, b))[0];
  }

  /** Uses what the hero carries, by number. */
  useItem(number) {
    this.#once(this.hero ? this.bag.use(this.hero, number) : { why: AWAY });
  }

  /** Buys an item by number. */
  buy(number) {
    this.#once(this.hero ? this.bag.buy(this.hero, number) : { why: AWAY });
  }

  /** Has an order given at the next decision, or says why not. */
  #once({ order, why }) {
    if (why) {
      this.desk.say(why);
    } else if (this.#waiting.length < MOST_WAITING) {
      this.#waiting.push(order);
    }
    this.desk.changed();
  }

  /** The hero's abilities with how ready they are: `{ key, title, does, share, seconds, press, … }`. */
  abilities() {
    const own = this.#known;
    return own ? this.casting.of(own).map((ability) => this.#shown(own, ability)) : [];
  }

  #shown(own, ability) {
    const seconds = this.casting.wait(own, ability);
    return { ...ability, seconds, share: ability.cooldown > 0 ? seconds / ability.cooldown : 0, aiming: this.plan.aim?.slot === ability.slot,
      press: () => this.use(ability.slot) };
  }

  /** The hero's items, see Items.of, each with `{ press, buy, why }`: why it cannot be bought, or undefined. */
  items() {
    const own = this.#known;
    return own
      ? this.bag.of(own).map((item) => ({ ...item, press: () => this.useItem(item.item), buy: () => this.buy(item.item),
          why: this.hero ? this.bag.whyNotBuy(own, item) : AWAY }))
      : [];
  }

  /** Gold in hand, as text. */
  purse() {
    return this.#known ? goldOf(this.scene, this.#known).text : "";
  }

  openShop(open) {
    this.shopping = open;
    this.desk.changed();
  }

  /** The hero, or how it was before it went away. */
  get #known() {
    this.lastHero = this.hero ?? this.lastHero;
    return this.lastHero;
  }

  /** Everybody's deeds, for the scoreboard. */
  score() {
    return lanesScore(this.scene, this.plan.own);
  }

  /** What somebody new should know; during a match with the abilities of the own hero. */
  help() {
    const own = this.abilities().map((one) => `${one.key}: ${one.title}`).join(", ");
    return own === "" ? LanesControls.help() : lines(own);
  }

  /** What somebody new should know before they have a hero. */
  static help() {
    return lines("Your hero’s abilities are under the board, each with its key");
  }
}

function lines(abilities) {
  return [
    "Right click: go there, or attack that; with Shift after what you ordered before. A and a left click: attack on the way. Arrows steer, S stops, Space attacks what is nearest.",
    `${abilities}; aim with the mouse, press again or click to use. B: the shop, at your fountain. 1 to 8: use what you carry. H: back home.`,
    "Last hits on creeps give gold. Take a lane’s towers, the foremost first, then the core. Wheel, Z: nearer, or the whole map. Tab: scoreboard. F1: this help.",
  ];
}

function clamped({ x, y }) {
  return { x: Math.max(-0.99, Math.min(0.99, x)), y: Math.max(-0.99, Math.min(0.99, y)) };
}
