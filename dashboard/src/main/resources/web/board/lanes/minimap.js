// The whole map in a corner, while the board shows only a part of it.

import { circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { HEROES } from "./facts.js";
import { BEYOND } from "./terrain.js";

const INSET = 14;
const SIDE = 168;
const LEAST_SIDE = 110;
const CORNER = 9;
/** Share of the board's smaller edge that it takes at most. */
const MOST_SHARE = 0.28;

/** What each sort of unit is shown as, about (0, 0); the colour is set. */
const SIGNS = {
  hero: (g, team) => teamShape(g, team, 0, 0, 4.6, 4),
  tower: square,
  core: square,
  rune: (g) => polygon(g, 0, 0, 4, 4),
  other: (g) => circle(g, 0, 0, 1.6),
};

function square(g) {
  g.beginPath();
  g.rect(-3, -3, 6, 6);
}

function paintDot(g, kind, team, own, colours) {
  if (own) {
    g.strokeStyle = colours.boardInk;
    g.lineWidth = 2;
    circle(g, 0, 0, 7);
    g.stroke();
  }
  g.fillStyle = kind === "rune" ? colours.gold : colours.team(team);
  SIGNS[kind](g, team);
  g.fill();
}

export class Minimap {
  /** Where it is, `{ left, top, side }`, while it is shown. */
  box;
  /** The ground as small as it is shown here, and what it was made from. */
  #small = document.createElement("canvas");
  #made = "";

  /** Draws it from the painted ground. @param {import("./ground-layer.js").GroundLayer} layer */
  draw(g, view, lens, ground, layer, scene, sprites) {
    const side = Math.max(LEAST_SIDE, Math.min(SIDE, MOST_SHARE * Math.min(view.width, view.height)));
    this.box = { left: view.width - side - INSET, top: INSET, side };
    const { left, top } = this.box;
    this.#shrink(Math.round(side * view.ratio), view.ratio, ground, layer);
    g.drawImage(this.#small, left, top, side, side);
    this.#units(g, view, scene, sprites);
    this.#window(g, view, lens.window);
    g.strokeStyle = view.colours.line;
    g.lineWidth = 1.5;
    g.beginPath();
    g.roundRect(left, top, side, side, CORNER);
    g.stroke();
  }

  #shrink(pixels, ratio, ground, { canvas, painted }) {
    const made = `${pixels} ${painted}`;
    if (made !== this.#made) {
      this.#made = made;
      this.#small.width = pixels;
      this.#small.height = pixels;
      const metre = canvas.width / (ground.size + 2 * BEYOND);
      const s = this.#small.getContext("2d");
      s.beginPath();
      s.roundRect(0, 0, pixels, pixels, CORNER * ratio);
      s.clip();
      s.imageSmoothingQuality = "high";
      s.drawImage(canvas, BEYOND * metre, BEYOND * metre, ground.size * metre, ground.size * metre, 0, 0, pixels, pixels);
    }
  }

  hide() {
    this.box = undefined;
  }

  #units(g, view, scene, sprites) {
    const rank = (unit) => (HEROES.includes(unit.kind) ? 1 : 0);
    for (const unit of [...scene.units.values()].sort((a, b) => rank(a) - rank(b))) {
      const [x, y] = this.#pixel(unit);
      const kind = rank(unit) > 0 ? "hero" : unit.kind in SIGNS ? unit.kind : "other";
      const own = unit.id === view.plan?.own;
      sprites.stamp(g, `dot ${kind} ${unit.team} ${own}`, x, y, 8, 8, (to) => paintDot(to, kind, unit.team, own, view.colours));
    }
  }

  #window(g, view, { lowX, lowY, highX, highY }) {
    const [left, top] = this.#pixel({ x: Math.max(-1, lowX), y: Math.max(-1, lowY) });
    const [right, bottom] = this.#pixel({ x: Math.min(1, highX), y: Math.min(1, highY) });
    g.strokeStyle = faint(view.colours.boardInk, 0.85);
    g.lineWidth = 1.5;
    g.strokeRect(left, top, right - left, bottom - top);
  }

  #pixel({ x, y }) {
    const { left, top, side } = this.box;
    return [left + ((x + 1) / 2) * side, top + ((y + 1) / 2) * side];
  }

  /** The place on the map under a pixel of the minimap, or undefined beside it. */
  placeAt(x, y) {
    if (!this.box || x < this.box.left || y < this.box.top || x > this.box.left + this.box.side || y > this.box.top + this.box.side) {
      return undefined;
    }
    return { x: (2 * (x - this.box.left)) / this.box.side - 1, y: (2 * (y - this.box.top)) / this.box.side - 1 };
  }
}
