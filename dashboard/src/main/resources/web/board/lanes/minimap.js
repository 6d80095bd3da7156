// The whole map in a corner, while the board shows only a part of it.

import { circle, polygon, teamShape } from "../shapes.js";
import { faint } from "../colours.js";
import { HEROES } from "./facts.js";
import { BEYOND } from "./terrain.js";

const INSET = 14;
const SIDE = 168;
const LEAST_SIDE = 110;
/** Share of the board's smaller edge that it takes at most. */
const MOST_SHARE = 0.28;

export class Minimap {
  /** Where it is, `{ left, top, side }`, while it is shown. */
  box;
  /** The ground as small as it is shown here, and what it was made from. */
  #small = document.createElement("canvas");
  #made = "";

  /** Draws it from the painted ground. @param {import("./ground-layer.js").GroundLayer} layer */
  draw(g, view, lens, ground, layer, scene) {
    const side = Math.max(LEAST_SIDE, Math.min(SIDE, MOST_SHARE * Math.min(view.width, view.height)));
    this.box = { left: view.width - side - INSET, top: INSET, side };
    const { left, top } = this.box;
    g.save();
    g.beginPath();
    g.roundRect(left, top, side, side, 9);
    g.clip();
    this.#shrink(Math.round(side * view.ratio), ground, layer);
    g.drawImage(this.#small, left, top, side, side);
    this.#units(g, view, scene);
    this.#window(g, view, lens.window);
    g.restore();
    g.strokeStyle = view.colours.line;
    g.lineWidth = 1.5;
    g.beginPath();
    g.roundRect(left, top, side, side, 9);
    g.stroke();
  }

  #shrink(pixels, ground, { canvas, painted }) {
    const made = `${pixels} ${painted}`;
    if (made !== this.#made) {
      this.#made = made;
      this.#small.width = pixels;
      this.#small.height = pixels;
      const metre = canvas.width / (ground.size + 2 * BEYOND);
      const s = this.#small.getContext("2d");
      s.imageSmoothingQuality = "high";
      s.drawImage(canvas, BEYOND * metre, BEYOND * metre, ground.size * metre, ground.size * metre, 0, 0, pixels, pixels);
    }
  }

  hide() {
    this.box = undefined;
  }

  #units(g, view, scene) {
    const rank = (unit) => (HEROES.includes(unit.kind) ? 1 : 0);
    for (const unit of [...scene.units.values()].sort((a, b) => rank(a) - rank(b))) {
      const [x, y] = this.#pixel(unit);
      g.fillStyle = view.colours.team(unit.team);
      if (HEROES.includes(unit.kind)) {
        if (unit.id === view.plan?.own) {
          g.strokeStyle = view.colours.boardInk;
          g.lineWidth = 2;
          circle(g, x, y, 7);
          g.stroke();
        }
        teamShape(g, unit.team, x, y, 4.6, 4);
      } else if (unit.kind === "tower" || unit.kind === "core") {
        g.fillRect(x - 3, y - 3, 6, 6);
        continue;
      } else if (unit.kind === "rune") {
        g.fillStyle = view.colours.gold;
        polygon(g, x, y, 4, 4);
      } else {
        circle(g, x, y, 1.6);
      }
      g.fill();
    }
  }

  #window(g, view, { lowX, lowY, highX, highY }) {
    const [left, top] = this.#pixel({ x: lowX, y: lowY });
    const [right, bottom] = this.#pixel({ x: highX, y: highY });
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
