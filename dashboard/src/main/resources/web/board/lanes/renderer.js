// Draws lanes matches.

import { circle } from "../shapes.js";
import { faint } from "../colours.js";
import { Scene } from "../../wire/scene.js";
import { drawPlan } from "./aim.js";
import { drawAttention } from "./attention.js";
import { Sprites } from "../sprites.js";
import { byKind, ofAbility } from "./facts.js";
import { Fog } from "./fog.js";
import { Ground } from "./ground.js";
import { GroundLayer } from "./ground-layer.js";
import { drawKillFeed } from "./kill-feed.js";
import { Lens } from "./lens.js";
import { Minimap } from "./minimap.js";
import { drawImpact } from "./spells.js";
import { tallyOf } from "./tally.js";
import { drawTraces } from "./traces.js";
import { LAYERS, drawUnit, radiusOf } from "./units.js";
import { wordsFor } from "./words.js";

const MARGIN = 10;
/** Share of a lost bit of health that fades each second. */
const LOSS_PER_SECOND = 0.5;
/** Who plays on a map larger than this sees so many metres of it about their hero. */
const NEAR_METRES = 30;
const KEY_STEP = 90;
/** Pixels at the lower edge that who plays needs for the own hero's abilities. */
const HUD = 106;
/** A mark that goes with less time left than this has fallen; others went out of sight. */
const FALLEN = 0.25;
/** So many units that are gone may still be remembered. */
const MOST_FORGOTTEN = 64;

const LAYER_OF = new Map(LAYERS.map((kind, layer) => [kind, layer]));

function covering(a, b) {
  return layerOf(a) - layerOf(b) || a.y - b.y;
}

function layerOf({ kind }) {
  return LAYER_OF.get(kind) ?? -1;
}

export class LanesRenderer {
  /** Every pixel is drawn. */
  static covers = true;

  #lens = new Lens(MARGIN);
  #layer = new GroundLayer();
  #fog = new Fog();
  #minimap = new Minimap();
  #sprites = new Sprites();
  #lost = new Map();
  #headings = new Map();
  #drawn = 0;
  #follows = true;
  #ordered = { arrived: -1, tick: -1, units: [] };

  /** @param {Scene} scene */
  constructor(scene) {
    this.scene = scene;
    this.half = scene.drawing("half")[0] ?? 1600;
    this.tally = tallyOf(scene);
    if (scene.ownSeat !== undefined && this.half > (NEAR_METRES * 100) / 2 * 1.2) {
      this.#lens.zoomTo((this.half * 2) / (NEAR_METRES * 100));
    }
  }

  /** The ground, as soon as it has come. */
  get ground() {
    return (this.known ??= Ground.of(this.scene));
  }

  /**
   * Draws one picture.
   *
   * @param {CanvasRenderingContext2D} g in CSS pixels
   * @param {{ width: number, height: number, now: number, ratio: number, colours: any, calm: boolean, pointer?: { x: number, y: number },
   *     plan?: any, mind?: any }} view plan is what the player at this board is about to do, see LanesControls; mind what an agent thinks that is looked
   *     at, see Thinker
   */
  draw(g, view) {
    const { scene, ground } = this;
    if (!ground) {
      return;
    }
    const progress = view.calm ? 1 : scene.progress(view.now);
    const between = (unit) => ({ x: unit.fromX + (unit.x - unit.fromX) * progress, y: unit.fromY + (unit.y - unit.fromY) * progress });
    const own = scene.units.get(view.plan?.own);
    this.#sprites.begin(view);
    this.#lens.glide(view.width, view.height - (view.plan ? HUD : 0), view.now, this.#follows && own ? between(own) : undefined, view.calm);
    this.#layer.draw(g, view, this.#lens, ground, scene);
    const place = (unit) => {
      const { x, y } = between(unit);
      return [this.#lens.x(x), this.#lens.y(y)];
    };
    this.place = place;
    if (scene.viewTeam !== undefined) {
      this.#fog.draw(g, view, this.#lens, ground, scene);
    }
    this.#drawRanges(g, view, place);
    this.#drawUnits(g, view, place);
    if (!view.calm) {
      drawTraces(g, scene, view, this.#lens, place);
    }
    drawPlan(g, view, this.#lens, ground, scene, place);
    if (view.mind) {
      drawAttention(g, view, this.#lens, scene, view.mind, place);
    }
    this.#forget();
    this.#drawCorner(g, view);
    this.#drawn = view.now;
  }

  /** Of units that are gone nothing is remembered: a match may go on for long. */
  #forget() {
    const here = this.scene.units.size + this.scene.fading.length;
    for (const known of [this.#lost, this.#headings]) {
      if (known.size > 2 * here + MOST_FORGOTTEN) {
        const kept = new Set([...this.scene.units.keys(), ...this.scene.fading.map((unit) => unit.id)]);
        [...known.keys()].filter((id) => !kept.has(id)).forEach((id) => known.delete(id));
      }
    }
  }

  get #cm() {
    return this.#lens.scale / this.half;
  }

  #drawUnits(g, view, place) {
    for (const unit of this.scene.fading) {
      this.#drawGone(g, view, unit, place(unit), Scene.left(unit, view.now));
    }
    for (const unit of this.#inOrder()) {
      const age = unit.born === 0 ? 1 : Math.min(1, (view.now - unit.born) / 250);
      this.#drawOne(g, view, unit, place(unit), age);
    }
  }

  /** Units as they cover each other; they change places only when a frame comes. */
  #inOrder() {
    const { scene } = this;
    if (this.#ordered.arrived !== scene.arrived || this.#ordered.tick !== scene.tick) {
      this.#ordered = { arrived: scene.arrived, tick: scene.tick, units: [...scene.units.values()].sort(covering) };
    }
    return this.#ordered.units;
  }

  #drawGone(g, view, unit, at, left) {
    if (unit.kind !== "mark") {
      this.#drawOne(g, view, unit, at, left * 0.6);
    } else if (unit.number("timeLeft") < FALLEN) {
      drawImpact(g, at, left, this.#markRadius, view.colours.team(unit.team), view.colours);
    }
  }

  get #markRadius() {
    return ofAbility(this.scene, "abilityRadius", "meteor") * this.#lens.scale;
  }

  #drawOne(g, view, unit, [x, y], alpha) {
    drawUnit(g, unit, { x: this.#sprites.snap(x), y: this.#sprites.snap(y), sprites: this.#sprites, cm: this.#cm, now: view.calm ? 0 : view.now, heading: this.#heading(unit), lost: this.#lostHealth(unit, view.now),
      colours: view.colours, calm: view.calm, own: unit.id === view.plan?.own, selected: unit.id === view.plan?.selected, alpha,
      since: (view.now - this.scene.arrived) / 1000, markRadius: this.#markRadius });
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
    const selected = this.scene.units.get(view.plan?.selected ?? view.mind?.unit?.id);
    for (const unit of new Set([hovered, selected])) {
      const range = unit ? byKind(this.scene, "range", unit.kind) * this.#lens.scale : 0;
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

  /** The minimap while less than the whole map is seen, and under it the newest deaths. */
  #drawCorner(g, view) {
    if (this.#lens.near) {
      this.#minimap.draw(g, view, this.#lens, this.ground, this.#layer, this.scene, this.#sprites);
    } else {
      this.#minimap.hide();
    }
    const top = this.#minimap.box ? this.#minimap.box.top + this.#minimap.box.side + 10 : 14;
    drawKillFeed(g, this.#sprites, this.tally, view, view.width - 14, top);
  }

  /** The place on the map under a pixel, of the minimap where that is. */
  placeAt(x, y) {
    return this.#minimap.placeAt(x, y) ?? this.#lens.place(x, y);
  }

  /** Whether a pixel is one of the minimap. */
  onMinimap(x, y) {
    return this.#minimap.placeAt(x, y) !== undefined;
  }

  /** The unit under a pixel, heroes before others. */
  unitAt(x, y) {
    if (this.onMinimap(x, y)) {
      return undefined;
    }
    let found;
    for (const unit of this.scene.units.values()) {
      const [ux, uy] = this.place ? this.place(unit) : [this.#lens.x(unit.x), this.#lens.y(unit.y)];
      const reach = radiusOf(unit.kind, this.#cm) + 6;
      const better = !found || layerOf(unit) > layerOf(found);
      if (unit.kind !== "bolt" && better && Math.hypot(ux - x, uy - y) <= reach) {
        found = unit;
      }
    }
    return found;
  }

  /** What somebody who points there should know, in lines. */
  words(unit) {
    return wordsFor(this.scene, unit);
  }

  /** Events that are told in the log; the rest is seen well enough. */
  static telling(event) {
    return !/^(attack|cast|hit|lasthit|deny|recall|home|use)\b/.test(event.kind);
  }

  /** The wheel goes nearer and farther. */
  wheel(pointer, delta) {
    this.#lens.wheel(delta, pointer.x, pointer.y);
  }

  /** Two fingers that move apart bring the map nearer. */
  pinch({ factor, x, y }) {
    this.#lens.zoomBy(factor, x, y);
  }

  /** The hand draws the map along; a hero is then not followed. */
  drag(pixelsX, pixelsY) {
    if (this.#lens.near) {
      this.#follows = false;
      this.#lens.drag(pixelsX, pixelsY);
    }
  }

  /** A press on the minimap looks there. @returns {boolean} whether it was one */
  lookAt(pointer) {
    const place = this.#minimap.placeAt(pointer.x, pointer.y);
    if (place) {
      this.#follows = false;
      this.#lens.lookAt(place);
    }
    return place !== undefined;
  }

  /** Follows the own hero, or shows the whole map. */
  toggleNear() {
    if (!this.#follows && this.#lens.near) {
      this.#follows = true;
    } else if (this.#lens.near) {
      this.#lens.zoomTo(1);
    } else {
      this.#follows = true;
      this.#lens.zoomTo((this.half * 2) / (NEAR_METRES * 100 * 0.8));
    }
  }

  /** Keys of somebody who only watches. @returns {boolean} whether the key meant something */
  key(event) {
    const steps = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const key = event.key.toLowerCase();
    if (event.key in steps && event.shiftKey && this.#lens.near) {
      this.drag(...steps[event.key].map((step) => step * KEY_STEP));
    } else if (key === "z" || key === "x") {
      const { lowX, lowY, highX, highY } = this.#lens.window;
      this.#lens.zoomBy(key === "z" ? 1.3 : 1 / 1.3, this.#lens.x((lowX + highX) / 2), this.#lens.y((lowY + highY) / 2));
    } else if (event.key === "0") {
      this.#lens.zoomTo(1);
    } else {
      return false;
    }
    return true;
  }
}
