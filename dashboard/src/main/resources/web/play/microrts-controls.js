// Playing microrts: units are selected by click or box and sent by click or key; what they were sent to do goes on by itself.

import { DIRECTIONS, STEPS, rule } from "../board/microrts/facts.js";
import { Errands } from "./microrts-errands.js";
import { Selection, isMobile } from "./microrts-selection.js";

const LEFT = 0;
const RIGHT = 2;

/** What is made, by key; buildings by workers, who are told where. */
const MAKES = [
  { key: "W", kind: "worker", by: "base" },
  { key: "L", kind: "light", by: "barracks" },
  { key: "H", kind: "heavy", by: "barracks" },
  { key: "R", kind: "ranged", by: "barracks" },
  { key: "B", kind: "barracks", by: "worker" },
  { key: "N", kind: "base", by: "worker" },
];

export class MicrortsControls {
  #scene;
  #turn;

  /** What each unit was told this turn: nobody is told the same twice. */
  #told = new Map();

  constructor(scene, desk) {
    this.desk = desk;
    this.scene = scene;
  }

  get scene() {
    return this.#scene;
  }

  /** The match as it is seen from now on: another one after a lost line. */
  set scene(scene) {
    this.#scene = scene;
    this.#told.clear();
    this.errands = new Errands(scene);
    /** What the board shows of what the player wants. */
    this.plan = { selected: new Set(), ways: () => this.#ways(), box: undefined, building: undefined, pointed: undefined };
    this.selection = new Selection(scene, this.plan);
  }

  get awaited() {
    return (this.#turn?.actors.length ?? 0) > 0;
  }

  /** The server awaits orders: whoever was sent somewhere goes on. */
  turn(turn) {
    if (turn.tick !== this.#turn?.tick) {
      this.#told.clear();
    }
    this.#turn = turn;
    this.selection.forgetGone();
    for (const order of this.errands.orders(turn)) {
      const what = `${order.verb} ${order.target}`;
      if (this.#told.get(order.actor) !== what) {
        this.#told.set(order.actor, what);
        this.desk.send({ tick: turn.tick, ...order });
      }
    }
    this.desk.changed();
  }

  #ways() {
    const { cells } = this.errands.ways;
    return [...this.plan.selected].flatMap((id) => {
      const from = this.scene.units.get(id);
      const errand = this.errands.of(id);
      const target = errand?.hunts ? from && this.errands.prey(from) : this.scene.units.get(errand?.target ?? errand?.gather);
      const cell = errand?.goal ?? errand?.cell;
      const to = target ?? (cell && cells.middle(cell.column, cell.row));
      return from && to ? [{ from, to, hostile: errand.hunts || errand.target !== undefined }] : [];
    });
  }

  hover(renderer, pointer) {
    this.plan.pointed = renderer.cellAt?.(pointer.x, pointer.y);
    this.selection.drag(pointer);
  }

  /** A press of a mouse button on the board; with Shift, what is selected stays so. */
  press(renderer, pointer, button, more = false) {
    if (button === LEFT && this.plan.building) {
      this.#buildAt(renderer.cellAt(pointer.x, pointer.y));
    } else if (button === LEFT) {
      this.selection.press(pointer, more);
    } else if (button === RIGHT && this.plan.building) {
      this.plan.building = undefined;
    } else if (button === RIGHT) {
      this.#send(renderer.unitAt(pointer.x, pointer.y), renderer.cellAt(pointer.x, pointer.y));
    }
    this.desk.changed();
  }

  /** A finger: on an own unit it selects; on anything else it sends who is selected, and with nobody selected it begins a box. */
  touch(renderer, pointer) {
    const unit = renderer.unitAt(pointer.x, pointer.y);
    const sends = !this.plan.building && this.plan.selected.size > 0 && !(unit && this.selection.isOwn(unit));
    this.press(renderer, pointer, sends ? RIGHT : LEFT);
  }

  /** The mouse button is let go. */
  release(renderer, pointer, button) {
    if (button === LEFT && this.selection.release(renderer, pointer)) {
      this.desk.changed();
    }
  }

  /** The selected units go to a cell, or for what is there. */
  #send(unit, cell) {
    const movers = this.selection.chosen().filter(isMobile);
    if (movers.length === 0) {
      this.desk.say("Select units first: click one, or drag a box about several.");
      return;
    }
    for (const mover of movers) {
      const errand = this.#errandFor(mover, unit, cell);
      errand ? this.errands.set(mover.id, errand) : this.errands.stop(mover.id);
    }
    this.#goOn();
  }

  #errandFor(mover, unit, cell) {
    const worker = mover.kind === "worker";
    if (unit?.kind === "ore" && worker) return { gather: unit.id };
    if (unit && unit.team >= 0 && !this.selection.isOwn(unit)) return { target: unit.id };
    if (unit?.kind === "base" && worker && mover.number("carries") > 0) return { gather: -1 };
    return cell && { goal: cell };
  }

  #buildAt(cell) {
    const kind = this.plan.building;
    this.plan.building = undefined;
    if (!cell || !this.errands.ways.isFree(cell.column, cell.row)) {
      this.desk.say("Something is in the way there.");
      return;
    }
    const builder = this.#builderNear(this.errands.ways.cells.middle(cell.column, cell.row));
    if (!builder) {
      this.desk.say("Only workers build, and you have none.");
      return;
    }
    this.errands.set(builder.id, { build: kind, cell });
    this.#goOn();
  }

  /** The nearest of the selected workers, or of all where none is selected. */
  #builderNear({ x, y }) {
    const chosen = this.selection.chosen("worker");
    const workers = chosen.length > 0 ? chosen : this.selection.own("worker");
    return workers.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
  }

  /** What was wanted just now begins at once, where orders are awaited. */
  #goOn() {
    if (this.awaited) {
      this.turn(this.#turn);
    }
  }

  /** @returns {boolean} whether the key meant something here */
  key(event, down = true) {
    if (!down) {
      return false;
    }
    const key = event.key.toUpperCase();
    const button = this.buttons().find((one) => one.key === key || (one.key === "Space" && event.key === " "));
    if (button) {
      button.give();
      return true;
    }
    if (key === "ESCAPE") {
      this.plan.building = undefined;
      this.plan.selected.clear();
      this.desk.changed();
      return true;
    }
    return this.#arrow(event.key);
  }

  /** An arrow moves who is selected one step; while somebody is to build, they build there. */
  #arrow(key) {
    const direction = DIRECTIONS.indexOf(key.replace("Arrow", "").toLowerCase());
    const { building, selected } = this.plan;
    if (!key.startsWith("Arrow") || direction < 0 || (selected.size === 0 && !building)) {
      return false;
    }
    if (building) {
      const builder = this.#builderNear({ x: 0, y: 0 });
      this.#buildAt(builder && this.#beside(builder, direction));
    } else {
      this.selection.chosen().forEach((unit) => {
        const goal = this.#beside(unit, direction);
        goal && this.errands.set(unit.id, { goal });
      });
      this.#goOn();
    }
    this.desk.changed();
    return true;
  }

  /** The cell in a direction of a unit; off the map undefined. */
  #beside(unit, direction) {
    const { cells } = this.errands.ways;
    const at = cells.at(unit);
    const column = at.column + STEPS[direction][0];
    const row = at.row + STEPS[direction][1];
    return cells.has(column, row) ? { column, row } : undefined;
  }

  /** The orders there are as buttons, each with its key. */
  buttons() {
    const makes = MAKES.filter(({ by }) => this.selection.own(by).length > 0).map((one) => ({
      key: one.key, text: `${capital(one.kind)} · ${this.#costOf(one.kind)}`, verb: "produce", give: () => this.#make(one),
    }));
    return [
      ...makes,
      { key: "G", text: "Gather", verb: "harvest", give: () => this.#gather() },
      { key: "A", text: "Attack", verb: "attack", give: () => this.#attack() },
      { key: "S", text: "Stop", verb: "none", give: () => this.#stop() },
      { key: "E", text: "Everybody", verb: "none", give: () => this.#selectEverybody() },
      { key: "Space", text: "Next idle", verb: "none", give: () => this.#nextIdle() },
    ];
  }

  #costOf(kind) {
    return rule(this.scene, "cost", kind);
  }

  #make({ kind, by }) {
    const cost = this.#costOf(kind);
    if (by === "worker") {
      this.plan.building = kind;
      this.desk.say(`Click where the ${kind} shall stand, or press an arrow. It costs ${cost} ore when it is done.`);
    } else {
      const chosen = this.selection.chosen(by);
      const makers = chosen.length > 0 ? chosen : this.selection.own(by).slice(0, 1);
      makers.forEach((maker) => this.errands.train(maker.id, kind));
      if (this.scene.global("ownSpendable") < cost) {
        this.desk.say("There is not enough ore yet: it begins when there is.");
      }
      this.#goOn();
    }
    this.desk.changed();
  }

  #gather() {
    const chosen = this.selection.chosen("worker");
    const workers = chosen.length > 0 ? chosen : this.selection.own("worker").filter((one) => !this.errands.of(one.id));
    if (workers.length === 0) {
      this.desk.say("No worker is free to gather.");
    }
    for (const worker of workers) {
      this.errands.set(worker.id, { gather: this.errands.nearest(worker, (one) => one.kind === "ore")?.id ?? -1 });
    }
    this.#goOn();
    this.desk.changed();
  }

  /** Who is selected, or else all fighters, go for whichever enemy is nearest, one after the other. */
  #attack() {
    const chosen = this.selection.chosen().filter(isMobile);
    const attackers = chosen.length > 0 ? chosen : this.selection.own().filter((one) => isMobile(one) && one.kind !== "worker");
    if (attackers.length === 0) {
      this.desk.say("Select who is to attack; E selects everybody who moves.");
    }
    attackers.forEach((attacker) => this.errands.set(attacker.id, { hunts: true }));
    this.#goOn();
    this.desk.changed();
  }

  #selectEverybody() {
    this.selection.only(this.selection.own().filter(isMobile));
    this.desk.changed();
  }

  #stop() {
    this.plan.building = undefined;
    this.plan.selected.forEach((id) => this.errands.stop(id));
    this.desk.changed();
  }

  #nextIdle() {
    const idle = this.selection.own().filter((unit) => unit.number("ticksLeft") === 0 && !this.errands.of(unit.id));
    const after = Math.max(...this.plan.selected, -1);
    const next = idle.find((unit) => unit.id > after) ?? idle[0];
    this.selection.only(next ? [next] : []);
    if (!next) {
      this.desk.say("Everybody is busy.");
    }
    this.desk.changed();
  }

  /** Who was told something a moment too late is told again at the next turn, and what cannot be was said before. */
  overlooks(refused) {
    return ["ILLEGAL_ORDER", "NOT_YOUR_ACTOR", "NOT_YOUR_TURN"].includes(refused.reason);
  }

  /** What somebody new should know. */
  help() {
    return MicrortsControls.help();
  }

  static help() {
    return [
      "Click a unit or drag a box to select; right click ore, ground or an enemy to send whom you selected. Shift adds, Escape lets go.",
      "W makes a worker, B barracks (click where), L, H and R fighters; G gathers, A attacks, E selects everybody, Space who is idle, arrows go one step.",
      "Ore is paid when a thing is done. Whoever has no unit left has lost. F1: this help.",
    ];
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
