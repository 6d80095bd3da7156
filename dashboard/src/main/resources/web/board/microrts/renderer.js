// Draws microrts: a grid, what stands on it, what everybody is doing, and what both sides have in store.

import { Camera } from "../camera.js";
import { faint } from "../colours.js";
import { circle } from "../shapes.js";
import { Sprites } from "../sprites.js";
import { Scene } from "../../wire/scene.js";
import { Cells, doingOf, isFoggy, productOf, rule, ticksOf } from "./facts.js";
import { Facings } from "./facings.js";
import { GroundLayer } from "./ground.js";
import { Stores } from "./stores.js";
import { drawLoad, isBuilding, paintUnit, stampHealth, stampUnit } from "./units.js";
import { Veil } from "./veil.js";

/** Pixels above the map for what lies over the board there, at least, and below the map and its orders for who plays. */
const HEAD = 44;
const FOOT = 24;
/** So often it is looked how much room these take. */
const LOOK_MILLIS = 400;
/** Cells smaller than twice so many pixels have no room for a number. */
const LEAST_HALF = 12;
const MARGIN = 14;

export class MicrortsRenderer {
  /** @param {import("../../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
    this.cells = new Cells(scene.layout);
    const { columns, rows, edge } = this.cells;
    this.camera = new Camera({ lowX: -columns / edge, highX: columns / edge, lowY: -rows / edge, highY: rows / edge }, MARGIN);
    this.ground = new GroundLayer(this.cells);
    this.sprites = new Sprites();
    this.facings = new Facings(scene);
  }

  /** Which events are told in words. */
  static telling(event) {
    return !["hit", "miss", "brought"].includes(event.kind);
  }

  draw(g, view) {
    this.#look(view.now);
    const stores = new Stores(g, this.scene, view.width, this.chips);
    this.camera.fit(view.width, view.height - stores.head - (view.plan ? this.foot : 0));
    this.camera.top += stores.head;
    this.half = (this.cells.size * this.camera.scale) / 2;
    g.fillStyle = view.colours.boardOutside;
    g.fillRect(0, 0, view.width, view.height);
    this.sprites.begin(view);
    this.#drawGround(g, view);
    this.#drawVeil(g, view);
    this.#drawPlan(g, view);
    const units = [...this.scene.units.values()];
    units.forEach((unit) => this.#drawDoing(g, view, unit));
    units.forEach((unit) => this.#drawOne(g, view, unit));
    this.scene.fading.forEach((unit) => this.#drawGone(g, view, unit));
    this.#drawTraces(g, view);
    this.#drawBox(g, view);
    stores.draw(g, view.colours);
  }

  /** How much room the orders under the board take, and the clock and what is beside it over the board. */
  #look(now) {
    if (now - this.looked < LOOK_MILLIS) {
      return;
    }
    this.looked = now;
    this.foot = (document.querySelector(".hud")?.offsetHeight ?? 0) + FOOT;
    const top = document.querySelector(".board-top");
    const chips = [...(top?.children ?? [])];
    const right = Math.max(0, ...chips.map((chip) => top.offsetLeft + chip.offsetLeft + chip.offsetWidth));
    const bottom = Math.max(0, ...chips.map((chip) => top.offsetTop + chip.offsetTop + chip.offsetHeight));
    this.chips = { right: right + 16, bottom: Math.max(HEAD, bottom + 2) };
  }

  #drawGround(g, view) {
    const { left, top } = this.#corner(0, 0);
    this.ground.draw(g, view, this.scene, left, top, 2 * this.half);
  }

  #drawVeil(g, view) {
    if (isFoggy(this.scene)) {
      this.veil ??= new Veil(this.cells);
      this.veil.draw(g, view.colours, this.scene, (column, row) => this.#corner(column, row), 2 * this.half);
    }
  }

  /** The upper left corner of a cell. */
  #corner(column, row) {
    const { x, y } = this.cells.middle(column, row);
    return { left: this.camera.x(x) - this.half, top: this.camera.y(y) - this.half };
  }

  /** Where a unit is drawn: on its way while it moves. */
  placeOf(unit, now, calm) {
    let share = 0;
    if (unit.number("moving") > 0) {
      const total = Math.max(1, ticksOf(this.scene, unit));
      const ahead = calm ? 0 : this.scene.progress(now);
      share = Math.max(0, Math.min(1, 1 - (unit.number("ticksLeft") - ahead) / total));
    }
    const step = this.cells.size * this.scene.turn * share;
    return { x: this.camera.x(unit.x + unit.number("aimX") * step), y: this.camera.y(unit.y + unit.number("aimY") * step) };
  }

  #aimOf(unit) {
    const step = this.cells.size * this.scene.turn;
    return { x: this.camera.x(unit.x + unit.number("aimX") * step), y: this.camera.y(unit.y + unit.number("aimY") * step) };
  }

  #drawDoing(g, view, unit) {
    const product = productOf(unit);
    const aim = this.#aimOf(unit);
    const done = this.#done(unit, view);
    if (product) {
      g.globalAlpha = 0.2 + 0.4 * done;
      paintUnit(g, { kind: product, team: unit.team, faces: this.facings.of(unit) }, aim.x, aim.y, this.half * (0.5 + 0.4 * done), view.colours);
      g.globalAlpha = 1;
      this.#ring(g, aim, this.half * 0.82, done, view.colours.teamText(unit.team));
    } else if (unit.number("attacking") > 0) {
      const from = this.placeOf(unit, view.now, view.calm);
      g.strokeStyle = faint(view.colours.warn, 0.85);
      g.lineWidth = Math.max(2, this.half * 0.08);
      g.setLineDash([this.half * 0.16, this.half * 0.12]);
      line(g, from, { x: from.x + (aim.x - from.x) * done, y: from.y + (aim.y - from.y) * done });
      g.setLineDash([]);
    } else if (unit.number("harvesting") > 0 || unit.number("returning") > 0) {
      g.strokeStyle = faint(view.colours.gold, 0.9);
      g.lineWidth = Math.max(2, this.half * 0.08);
      line(g, this.placeOf(unit, view.now, view.calm), aim);
    }
  }

  #done(unit, view) {
    const ahead = view.calm ? 0 : this.scene.progress(view.now);
    return Math.max(0, Math.min(1, 1 - (unit.number("ticksLeft") - ahead) / Math.max(1, ticksOf(this.scene, unit))));
  }

  #ring(g, { x, y }, radius, share, colour) {
    g.strokeStyle = colour;
    g.lineWidth = Math.max(2, this.half * 0.08);
    g.beginPath();
    g.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
    g.stroke();
  }

  #drawOne(g, view, unit) {
    const { x, y } = this.placeOf(unit, view.now, view.calm);
    const r = this.half;
    if (view.plan?.selected?.has(unit.id)) {
      this.#drawSelected(g, view, unit, x, y);
    }
    this.#stamp(g, view, unit, x, y);
    const most = rule(this.scene, "hitPoints", unit.kind);
    if (unit.kind === "ore") {
      if (r >= LEAST_HALF) {
        this.#label(g, view, String(unit.number("amount")), x, y + r * 0.68);
      }
    } else if (most > 1) {
      const health = { left: unit.number("hitPoints"), most, team: unit.team };
      stampHealth(g, this.sprites, health, x, y + r * (isBuilding(unit.kind) ? 0.98 : 0.84), r * 1.3, view.colours);
    }
  }

  #stamp(g, view, unit, x, y) {
    const faces = this.facings.of(unit);
    stampUnit(g, this.sprites, { kind: unit.kind, team: unit.team, faces, amount: unit.number("amount") }, x, y, this.half, view.colours);
    if (unit.number("carries") > 0) {
      drawLoad(g, this.sprites, x, y, this.half, faces, view.colours);
    }
  }

  /** A frame about who is selected, and how far it strikes where that is farther than the next cell. */
  #drawSelected(g, view, unit, x, y) {
    const r = this.half;
    g.strokeStyle = view.colours.boardInk;
    g.lineWidth = Math.max(2, r * 0.09);
    g.beginPath();
    g.roundRect(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r, r * 0.25);
    g.stroke();
    const range = rule(this.scene, "range", unit.kind);
    if (range > 1) {
      g.lineWidth = 1.5;
      g.setLineDash([4, 6]);
      circle(g, x, y, 2 * r * range);
      g.stroke();
      g.setLineDash([]);
    }
  }

  #label(g, view, text, x, y) {
    g.font = `600 ${Math.max(10, this.half * 0.42)}px system-ui, sans-serif`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    const width = g.measureText(text).width + this.half * 0.3;
    g.fillStyle = view.colours.boardPlate;
    g.beginPath();
    g.roundRect(x - width / 2, y - this.half * 0.27, width, this.half * 0.54, this.half * 0.2);
    g.fill();
    g.fillStyle = view.colours.boardInk;
    g.fillText(text, x, y + 0.5);
  }

  #drawGone(g, view, unit) {
    const left = view.calm ? 0 : Scene.left(unit, view.now);
    if (left > 0) {
      g.globalAlpha = left * 0.7;
      const gone = { kind: unit.kind, team: unit.team, faces: this.facings.of(unit) };
      paintUnit(g, gone, this.camera.x(unit.x), this.camera.y(unit.y), this.half * (0.6 + 0.4 * left), view.colours);
      g.globalAlpha = 1;
    }
  }

  #drawTraces(g, view) {
    for (const trace of this.scene.traces) {
      const fresh = Scene.freshness(trace, view.now);
      if (trace.kind === "hit" && fresh > 0) {
        g.strokeStyle = faint(view.colours.warn, fresh);
        g.lineWidth = Math.max(2, this.half * 0.1);
        circle(g, this.camera.x(trace.toX), this.camera.y(trace.toY), this.half * (1.05 - 0.35 * fresh));
        g.stroke();
      }
    }
  }

  /** Where the selected units are sent, and where something is to be built. */
  #drawPlan(g, view) {
    const { plan } = view;
    for (const { from, to, hostile } of plan?.ways?.() ?? []) {
      const start = this.placeOf(from, view.now, view.calm);
      const end = { x: this.camera.x(to.x), y: this.camera.y(to.y) };
      g.strokeStyle = faint(hostile ? view.colours.warn : view.colours.accent, 0.7);
      g.lineWidth = 2;
      g.setLineDash([6, 5]);
      line(g, start, end);
      g.setLineDash([]);
      circle(g, end.x, end.y, this.half * 0.22);
      g.stroke();
    }
    if (plan?.building && plan.pointed) {
      const { x, y } = this.cells.middle(plan.pointed.column, plan.pointed.row);
      g.globalAlpha = 0.55;
      paintUnit(g, { kind: plan.building, team: this.scene.ownTeam }, this.camera.x(x), this.camera.y(y), this.half, view.colours);
      g.globalAlpha = 1;
    }
  }

  #drawBox(g, view) {
    const box = view.plan?.box;
    if (box) {
      g.strokeStyle = view.colours.accent;
      g.fillStyle = faint(view.colours.accent, 0.12);
      g.lineWidth = 1.5;
      g.beginPath();
      g.rect(Math.min(box.fromX, box.toX), Math.min(box.fromY, box.toY), Math.abs(box.toX - box.fromX), Math.abs(box.toY - box.fromY));
      g.fill();
      g.stroke();
    }
  }

  /** Column and row under a pixel; off the map undefined. */
  cellAt(x, y) {
    const { column, row } = this.cells.at(this.camera.place(x, y));
    return this.cells.has(column, row) ? { column, row } : undefined;
  }

  unitAt(x, y) {
    const near = [...this.scene.units.values()].map((unit) => ({ unit, at: this.placeOf(unit, performance.now(), false) }))
      .map(({ unit, at }) => ({ unit, far: Math.max(Math.abs(at.x - x), Math.abs(at.y - y)) }))
      .filter(({ far }) => far <= (this.half ?? 0))
      .sort((a, b) => a.far - b.far);
    return near[0]?.unit;
  }

  words(unit) {
    if (unit.kind === "ore") {
      return ["Ore", `${unit.number("amount")} left`];
    }
    const team = this.scene.game.teams[unit.team] ?? "Nobody";
    const product = productOf(unit);
    const left = unit.number("ticksLeft");
    return [
      `${team}’s ${unit.kind}`,
      `${unit.number("hitPoints")} of ${rule(this.scene, "hitPoints", unit.kind)} hit points`,
      ...(unit.number("carries") > 0 ? ["carries ore"] : []),
      product ? `making ${product}: ${left} ticks left` : left > 0 ? `${doingOf(unit)}: ${left} ticks left` : "idle",
    ];
  }

  /** Every unit in words. */
  twin() {
    const units = [...this.scene.units.values()].sort((a, b) => a.team - b.team || a.kind.localeCompare(b.kind) || a.id - b.id);
    return {
      heads: ["Team", "Unit", "Column", "Row", "Hit points", "Doing"],
      rows: units.map((unit) => {
        const { column, row } = this.cells.at(unit);
        const amount = unit.kind === "ore" ? `${unit.number("amount")} ore` : String(unit.number("hitPoints"));
        return [this.scene.game.teams[unit.team] ?? "–", unit.kind, String(column + 1), String(row + 1), amount, unit.kind === "ore" ? "–" : doingOf(unit)];
      }),
    };
  }
}

function line(g, from, to) {
  g.beginPath();
  g.moveTo(from.x, from.y);
  g.lineTo(to.x, to.y);
  g.stroke();
}
