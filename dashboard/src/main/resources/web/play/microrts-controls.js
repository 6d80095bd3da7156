// Playing microrts: units are selected by click or box and sent by click or key; what they were sent to do goes on by itself.

import { DIRECTIONS } from "../board/microrts/facts.js";
import { Errands } from "./microrts-errands.js";

const LEFT = 0;
const RIGHT = 2;
/** Whoever moves fewer pixels between press and release clicks. */
const STILL = 5;

/** What is made, by key; buildings by workers, who are told where. */
const MAKES = [
  { key: "W", kind: "worker", by: "base", cost: 1 },
  { key: "L", kind: "light", by: "barracks", cost: 2 },
  { key: "H", kind: "heavy", by: "barracks", cost: 2 },
  { key: "R", kind: "ranged", by: "barracks", cost: 2 },
  { key: "B", kind: "barracks", by: "worker", cost: 5 },
  { key: "N", kind: "base", by: "worker", cost: 10 },
];

export class MicrortsControls {
  #scene;
  #turn;
  #from;

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
    this.errands = new Errands(scene);
    /** What the board shows of what the player wants. */
    this.plan = { selected: new Set(), ways: () => this.#ways(), box: undefined, building: undefined, pointed: undefined };
  }

  get awaited() {
    return (this.#turn?.actors.length ?? 0) > 0;
  }

  /** The server awaits orders: whoever was sent somewhere goes on. */
  turn(turn) {
    this.#turn = turn;
    for (const id of this.plan.selected) {
      if (!this.scene.units.has(id)) this.plan.selected.delete(id);
    }
    for (const order of this.errands.orders(turn)) {
      this.desk.send({ tick: turn.tick, ...order });
    }
    this.desk.changed();
  }

  #ways() {
    const { cells } = this.errands.ways;
    return [...this.plan.selected].flatMap((id) => {
      const from = this.scene.units.get(id);
      const errand = this.errands.of(id);
      const target = this.scene.units.get(errand?.target ?? errand?.gather);
      const cell = errand?.goal ?? errand?.cell;
      const to = target ?? (cell && cells.middle(cell.column, cell.row));
      return from && to ? [{ from, to, hostile: errand.target !== undefined }] : [];
    });
  }

  hover(renderer, pointer) {
    this.plan.pointed = renderer.cellAt?.(pointer.x, pointer.y);
    if (this.#from) {
      this.plan.box = { fromX: this.#from.x, fromY: this.#from.y, toX: pointer.x, toY: pointer.y };
    }
  }

  /** A press of a mouse button on the board; with Shift, what is selected stays so. */
  press(renderer, pointer, button, more = false) {
    if (button === LEFT && this.plan.building) {
      this.#buildAt(renderer.cellAt(pointer.x, pointer.y));
    } else if (button === LEFT) {
      this.#from = { x: pointer.x, y: pointer.y, more };
    } else if (button === RIGHT && this.plan.building) {
      this.plan.building = undefined;
    } else if (button === RIGHT) {
      this.#send(renderer.unitAt(pointer.x, pointer.y), renderer.cellAt(pointer.x, pointer.y));
    }
    this.desk.changed();
  }

  /** The mouse button is let go: a click selects what is under it, a box all own units in it. */
  release(renderer, pointer, button) {
    const from = this.#from;
    if (button !== LEFT || !from) {
      return;
    }
    this.#from = undefined;
    this.plan.box = undefined;
    if (!from.more) this.plan.selected.clear();
    if (Math.hypot(pointer.x - from.x, pointer.y - from.y) < STILL) {
      const unit = renderer.unitAt(pointer.x, pointer.y);
      if (unit && this.#isOwn(unit)) this.plan.selected.add(unit.id);
    } else {
      this.#selectIn(renderer, from, pointer);
    }
    this.desk.changed();
  }

  #selectIn(renderer, from, to) {
    const inside = (a, b, value) => value >= Math.min(a, b) && value <= Math.max(a, b);
    const found = this.#own().filter((unit) => {
      const { x, y } = renderer.placeOf(unit, performance.now(), false);
      return inside(from.x, to.x, x) && inside(from.y, to.y, y);
    });
    const mobile = found.filter((unit) => unit.kind !== "base" && unit.kind !== "barracks");
    (mobile.length > 0 ? mobile : found).forEach((unit) => this.plan.selected.add(unit.id));
  }

  #isOwn(unit) {
    return unit.team === this.scene.ownTeam;
  }

  #own(kind) {
    return [...this.scene.units.values()].filter((unit) => this.#isOwn(unit) && (kind === undefined || unit.kind === kind));
  }

  #selected(kind) {
    return this.#own(kind).filter((unit) => this.plan.selected.has(unit.id));
  }

  /** The selected units go to a cell, or for what is there. */
  #send(unit, cell) {
    const movers = this.#selected().filter((one) => one.kind !== "base" && one.kind !== "barracks");
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
    if (unit && unit.team >= 0 && !this.#isOwn(unit)) return { target: unit.id };
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
    const { x, y } = this.errands.ways.cells.middle(cell.column, cell.row);
    const chosen = this.#selected("worker");
    const workers = chosen.length > 0 ? chosen : this.#own("worker");
    const builder = workers.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
    if (!builder) {
      this.desk.say("Only workers build, and you have none.");
      return;
    }
    this.errands.set(builder.id, { build: kind, cell });
    this.#goOn();
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

  #arrow(key) {
    const direction = DIRECTIONS.indexOf(key.replace("Arrow", "").toLowerCase());
    if (!key.startsWith("Arrow") || direction < 0 || this.plan.selected.size === 0) {
      return false;
    }
    for (const unit of this.#selected()) {
      const { column, row } = this.errands.ways.cells.at(unit);
      const [dx, dy] = [[0, -1], [1, 0], [0, 1], [-1, 0]][direction];
      if (this.errands.ways.cells.has(column + dx, row + dy)) {
        this.errands.set(unit.id, { goal: { column: column + dx, row: row + dy } });
      }
    }
    this.#goOn();
    return true;
  }

  /** The orders there are as buttons, each with its key. */
  buttons() {
    const makes = MAKES.filter(({ by }) => this.#own(by).length > 0).map((one) => ({
      key: one.key, text: `${capital(one.kind)} · ${one.cost}`, verb: "produce", give: () => this.#make(one),
    }));
    return [
      ...makes,
      { key: "G", text: "Gather", verb: "harvest", give: () => this.#gather() },
      { key: "S", text: "Stop", verb: "none", give: () => this.#stop() },
      { key: "Space", text: "Next idle", verb: "none", give: () => this.#nextIdle() },
    ];
  }

  #make({ kind, by, cost }) {
    if (by === "worker") {
      this.plan.building = kind;
      this.desk.say(`Click where the ${kind} shall stand. It costs ${cost} ore when it is done.`);
    } else {
      const chosen = this.#selected(by);
      const makers = chosen.length > 0 ? chosen : this.#own(by).slice(0, 1);
      makers.forEach((maker) => this.errands.train(maker.id, kind));
      if (this.scene.global("ownSpendable") < cost) {
        this.desk.say("There is not enough ore yet: it begins when there is.");
      }
      this.#goOn();
    }
    this.desk.changed();
  }

  #gather() {
    const chosen = this.#selected("worker");
    const workers = chosen.length > 0 ? chosen : this.#own("worker").filter((one) => !this.errands.of(one.id));
    if (workers.length === 0) {
      this.desk.say("No worker is free to gather.");
    }
    for (const worker of workers) {
      this.errands.set(worker.id, { gather: this.errands.nearest(worker, (one) => one.kind === "ore")?.id ?? -1 });
    }
    this.#goOn();
    this.desk.changed();
  }

  #stop() {
    this.plan.building = undefined;
    this.plan.selected.forEach((id) => this.errands.stop(id));
    this.desk.changed();
  }

  #nextIdle() {
    const idle = this.#own().filter((unit) => unit.number("ticksLeft") === 0 && !this.errands.of(unit.id));
    const after = Math.max(...this.plan.selected, -1);
    const next = idle.find((unit) => unit.id > after) ?? idle[0];
    this.plan.selected.clear();
    if (next) {
      this.plan.selected.add(next.id);
    } else {
      this.desk.say("Everybody is busy.");
    }
    this.desk.changed();
  }

  /** What somebody new should know. */
  help() {
    return MicrortsControls.help();
  }

  static help() {
    return [
      "Click a unit or drag a box to select; right click ore, ground or an enemy to send whom you selected. Shift adds, Escape lets go.",
      "W makes a worker, B barracks (click where), L, H and R fighters; G sends workers to gather, Space finds who is idle, arrows go one step.",
      "Ore is paid when a thing is done. Whoever has no unit left has lost. F1: this help.",
    ];
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
