// Draws lanes matches.

import { Camera } from "../camera.js";
import { circle } from "../shapes.js";
import { faint } from "../colours.js";
import { Scene } from "../../wire/scene.js";
import { Fog } from "./fog.js";
import { HEROES, byKind, kindInWords } from "./facts.js";
import { drawGoal, drawTraces } from "./traces.js";
import { drawUnit, radiusOf } from "./units.js";
import { paintTerrain } from "./terrain.js";

const MARGIN = 26;
/** Buildings first, heroes last, so that heroes are never covered. */
const LAYERS = ["core", "tower", "melee", "ranged", "warden", "archer", "bolt"];
/** Share of a lost bit of health that fades each second. */
const LOSS_PER_SECOND = 0.5;
const CELLS = 16;

export class LanesRenderer {
  #camera = new Camera({ lowX: -1, highX: 1, lowY: -1, highY: 1 }, MARGIN);
  #terrain = document.createElement("canvas");
  #terrainOf = "";
  #fog = new Fog();
  #lost = new Map();
  #headings = new Map();
  #drawn = 0;

  /** @param {Scene} scene */
  constructor(scene) {
    this.scene = scene;
    this.half = scene.drawing("half")[0] ?? 1600;
  }

  /**
   * Draws one picture.
   *
   * @param {CanvasRenderingContext2D} g in CSS pixels
   * @param {{ width: number, height: number, now: number, ratio: number, colours: any, calm: boolean, pointer?: { x: number, y: number },
   *     plan?: any }} view plan is what the player at this board is about to do, see LanesControls
   */
  draw(g, view) {
    this.#camera.fit(view.width, view.height);
    this.#paintGround(g, view);
    const progress = view.calm ? 1 : this.scene.progress(view.now);
    const place = (unit) => [
      this.#camera.x(unit.fromX + (unit.x - unit.fromX) * progress),
      this.#camera.y(unit.fromY + (unit.y - unit.fromY) * progress),
    ];
    this.place = place;
    if (this.scene.viewTeam !== undefined) {
      this.#fog.draw(g, view.width, view.height, this.#camera, this.scene, place, view.colours);
    }
    this.#drawRanges(g, view, place);
    this.#drawUnits(g, view, place);
    if (!view.calm) {
      drawTraces(g, this.scene, view.now, this.#camera, place, view.colours);
    }
    this.#drawPlan(g, view, place);
    this.#drawn = view.now;
  }

  get #cm() {
    return this.#camera.scale / this.half;
  }

  #paintGround(g, view) {
    const key = `${view.width}x${view.height}@${view.ratio}${view.colours.board}${this.scene.turned}`;
    if (key !== this.#terrainOf) {
      this.#terrainOf = key;
      this.#terrain.width = Math.round(view.width * view.ratio);
      this.#terrain.height = Math.round(view.height * view.ratio);
      const t = this.#terrain.getContext("2d");
      t.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      paintTerrain(t, view.width, view.height, this.#camera, this.scene, view.colours);
    }
    g.drawImage(this.#terrain, 0, 0, view.width, view.height);
  }

  #drawUnits(g, view, place) {
    const order = (unit) => LAYERS.indexOf(unit.kind);
    const all = [...this.scene.units.values()].sort((a, b) => order(a) - order(b));
    for (const unit of this.scene.fading) {
      this.#drawOne(g, view, unit, place(unit), Scene.left(unit, view.now) * 0.6);
    }
    for (const unit of all) {
      const age = unit.born === 0 ? 1 : Math.min(1, (view.now - unit.born) / 250);
      this.#drawOne(g, view, unit, place(unit), age);
    }
  }

  #drawOne(g, view, unit, [x, y], alpha) {
    drawUnit(g, unit, { x, y, cm: this.#cm, now: view.calm ? 0 : view.now, heading: this.#heading(unit), lost: this.#lostHealth(unit, view.now),
      colours: view.colours, calm: view.calm, own: unit.id === view.plan?.own, selected: unit.id === view.plan?.selected, alpha });
  }

  /** Heading as the game tells it, or else as the unit last moved; NaN while it never has. */
  #heading(unit) {
    const turn = this.scene.turn;
    const hx = unit.number("headingX") * turn;
    const hy = unit.number("headingY") * turn;
    if (Math.hypot(hx, hy) > 0.1) {
      return Math.atan2(hy, hx);
    }
    if (Math.hypot(unit.x - unit.fromX, unit.y - unit.fromY) > 0.002) {
      this.#headings.set(unit.id, Math.atan2(unit.y - unit.fromY, unit.x - unit.fromX));
    }
    return this.#headings.get(unit.id) ?? NaN;
  }

  #lostHealth(unit, now) {
    const health = unit.number("health");
    const before = this.#lost.get(unit.id) ?? health;
    const seconds = Math.min(0.1, (now - this.#drawn) / 1000);
    const lost = before > health ? Math.max(health, before - LOSS_PER_SECOND * seconds) : health;
    this.#lost.set(unit.id, lost);
    return lost;
  }

  /** Rings around what is hovered or selected: how far it attacks. */
  #drawRanges(g, view, place) {
    const hovered = view.pointer ? this.unitAt(view.pointer.x, view.pointer.y) : undefined;
    const selected = this.scene.units.get(view.plan?.selected);
    for (const unit of new Set([hovered, selected])) {
      const range = unit ? byKind(this.scene, "range", unit.kind) * this.#camera.scale : 0;
      if (range > 0) {
        const [x, y] = place(unit);
        g.strokeStyle = faint(view.colours.team(unit.team), 0.65);
        g.fillStyle = faint(view.colours.team(unit.team), 0.06);
        g.lineWidth = 1.2;
        g.setLineDash([5, 6]);
        circle(g, x, y, range);
        g.fill();
        g.stroke();
        g.setLineDash([]);
      }
    }
  }

  #drawPlan(g, view, place) {
    const plan = view.plan;
    const own = this.scene.units.get(plan?.own);
    if (!plan || !own) {
      return;
    }
    if (plan.goal) {
      drawGoal(g, this.#camera.x(plan.goal.x), this.#camera.y(plan.goal.y), view.now - plan.goal.at, false, view.colours);
    }
    const target = this.scene.units.get(plan.target?.id);
    if (target) {
      const [x, y] = place(target);
      drawGoal(g, x, y, view.now - plan.target.at, true, view.colours);
    }
    if (plan.aim) {
      this.#drawAim(g, view, plan.aim, place(own));
    }
  }

  /** The reach of the ability that is about to be used, and for directions where it would go. */
  #drawAim(g, view, aim, [x, y]) {
    const range = (aim.range ?? 0) * this.#camera.scale;
    g.strokeStyle = view.colours.boardInk;
    g.fillStyle = faint(view.colours.boardInk, 0.07);
    g.lineWidth = 1.5;
    if (range > 0) {
      circle(g, x, y, range);
      g.fill();
      g.stroke();
    }
    if (aim.aim === "direction" && view.pointer) {
      const step = (2 * Math.PI) / CELLS;
      const angle = Math.round(Math.atan2(view.pointer.y - y, view.pointer.x - x) / step) * step;
      g.lineWidth = 12;
      g.lineCap = "round";
      g.strokeStyle = faint(view.colours.boardInk, 0.35);
      g.beginPath();
      g.moveTo(x + Math.cos(angle) * 18, y + Math.sin(angle) * 18);
      g.lineTo(x + Math.cos(angle) * range, y + Math.sin(angle) * range);
      g.stroke();
    }
  }

  /** The place on the map under a pixel. */
  placeAt(x, y) {
    return this.#camera.place(x, y);
  }

  /** The unit under a pixel, heroes before others. */
  unitAt(x, y) {
    let found;
    for (const unit of this.scene.units.values()) {
      const [ux, uy] = this.place ? this.place(unit) : [this.#camera.x(unit.x), this.#camera.y(unit.y)];
      const reach = radiusOf(unit.kind, this.#cm) + 6;
      const better = !found || LAYERS.indexOf(unit.kind) > LAYERS.indexOf(found.kind);
      if (unit.kind !== "bolt" && better && Math.hypot(ux - x, uy - y) <= reach) {
        found = unit;
      }
    }
    return found;
  }

  /** What somebody who points there should know, in lines. */
  words(unit) {
    const team = this.scene.game.teams[unit.team];
    const lines = [`${team}'s ${kindInWords(unit.kind)}`, `Health ${Math.round(unit.number("health") * 100)} %`];
    if (HEROES.includes(unit.kind)) {
      lines.push(`Level ${Math.max(1, Math.round(unit.number("level") * 10))}, mana ${Math.round(unit.number("mana") * 100)} %`);
    }
    const metres = (byKind(this.scene, "range", unit.kind) * this.half) / 100;
    if (metres > 0) {
      lines.push(`Attacks up to ${metres.toFixed(1)} m away`);
    }
    if (unit.number("invulnerable") > 0) {
      lines.push("Cannot be hurt yet: a tower has to fall first");
    }
    return lines;
  }

  /** Events that are told in the log; the rest is seen well enough. */
  telling(event) {
    return !/^(attack|hit|lasthit)\b/.test(event.kind);
  }
}
