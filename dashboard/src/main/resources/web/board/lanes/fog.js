// The veil over what a team does not see: soft, with a visible edge, walls in the way of sight.

import { byKind } from "./facts.js";
import { outline } from "./contour.js";
import { VeilLayer } from "./veil-layer.js";
import { around } from "../shapes.js";

/** A cell that comes into sight or goes out of it takes so long. */
const FADE_MILLIS = 260;
const HALF_SEEN = 0.5;
/** It changes so much at a time, rather than at every frame. */
const STEP_MILLIS = 40;
/** Cells about the map, which nobody sees. */
const BORDER = 3;
/** Pixels of a cell in between one and what it takes on the screen: finely enlarged so far, quickly from there. */
const ENLARGED = 4;

/** What a team sees of the ground, by cell; looked up anew when one of its units has come to another cell. */
export class Sight {
  #from = "";
  #looked = { arrived: -1, tick: -1 };

  constructor(ground) {
    this.ground = ground;
    this.seen = new Uint8Array(ground.wall.length);
  }

  /**
   * Looks through the eyes of the team whose view the scene is; units see from elsewhere only when a frame has come.
   *
   * @returns {boolean} whether it may see something else than before
   */
  look(scene) {
    const { ground } = this;
    if (this.#looked.arrived === scene.arrived && this.#looked.tick === scene.tick) {
      return false;
    }
    this.#looked = { arrived: scene.arrived, tick: scene.tick };
    const eyes = [];
    for (const unit of scene.units.values()) {
      const radius = unit.team === scene.viewTeam ? Math.round(byKind(scene, "sight", unit.kind) / ground.cellSize) : 0;
      if (radius > 0) {
        eyes.push([ground.cell(unit.x, unit.y), radius]);
      }
    }
    const from = eyes.join(" ");
    if (from === this.#from) {
      return false;
    }
    this.#from = from;
    this.seen.fill(0);
    eyes.forEach(([cell, radius]) => ground.seenFrom(cell, radius).forEach((one) => (this.seen[one] = 1)));
    return true;
  }
}

export class Fog {
  /** A pixel a cell, and the same larger. */
  #small = document.createElement("canvas");
  #larger = document.createElement("canvas");
  #layer = new VeilLayer();
  #image;
  #sight;
  /** How much each cell is veiled, those of the border too, the same smoothed once, and smoothed twice: what is drawn. */
  #veil;
  #smoother;
  #soft;
  /** The pieces of the edge, in cells: four numbers each. */
  #edges = new Float32Array(0);
  #edgeNumbers = 0;
  /** When it last went on towards what is seen, and how often it has become another. */
  #faded = 0;
  #version = 0;
  #colour = "";
  /** Whether the veil is as it should be for what is seen. */
  #still = false;

  /** Draws the veil for the team whose view the scene is. */
  draw(g, view, lens, ground, scene) {
    if (this.#sight?.ground !== ground) {
      this.#begin(ground, scene);
    }
    if (view.now - this.#faded >= STEP_MILLIS || view.calm) {
      this.#goOn(view, scene);
    }
    if (this.#colour !== view.colours.boardVeil) {
      this.#colour = view.colours.boardVeil;
      this.#paint();
    }
    this.#layer.draw(g, view, lens, this.#version, (into, area) => {
      this.#cover(into, view, area, 1 + BORDER * ground.cellSize);
      this.#edge(into, area, ground, view.colours);
    });
  }

  /** Goes on towards what is seen now. */
  #goOn(view, scene) {
    const step = view.calm ? 1 : Math.min(1, (view.now - this.#faded) / FADE_MILLIS);
    this.#faded = view.now;
    const fading = this.#sight.look(scene) || !this.#still;
    this.#still = !(fading && this.#fade(step));
    if (!this.#still) {
      this.#paint();
    }
  }

  #begin(ground, scene) {
    this.#sight = new Sight(ground);
    this.#sight.look(scene);
    const edge = ground.size + 2 * BORDER;
    this.#veil = new Float32Array(edge * edge).fill(1);
    this.#forCells((cell, at) => (this.#veil[at] = 1 - this.#sight.seen[cell]));
    this.#smoother = new Float32Array(this.#veil.length);
    this.#soft = new Float32Array(this.#veil.length);
    this.#colour = "";
    this.#small.width = this.#small.height = edge;
    this.#larger.width = this.#larger.height = edge * ENLARGED;
    this.#image = this.#small.getContext("2d").createImageData(edge, edge);
  }

  /** Calls with every cell of the map and where it is in the veil. */
  #forCells(visit) {
    const { size } = this.#sight.ground;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        visit(row * size + column, (row + BORDER) * (size + 2 * BORDER) + column + BORDER);
      }
    }
  }

  /** Goes on towards what is seen now; whether anything changed by it. */
  #fade(step) {
    const { seen } = this.#sight;
    let moved = false;
    this.#forCells((cell, at) => {
      const missing = 1 - seen[cell] - this.#veil[at];
      if (missing !== 0) {
        this.#veil[at] += Math.max(-step, Math.min(step, missing));
        moved = true;
      }
    });
    return moved;
  }

  /** One pixel a cell; drawing it larger makes it soft. */
  #paint() {
    const size = this.#small.width;
    this.#version++;
    smooth(this.#veil, this.#smoother, size);
    smooth(this.#smoother, this.#soft, size);
    const { data } = this.#image;
    for (let cell = 0; cell < this.#soft.length; cell++) {
      data[4 * cell + 3] = 255 * this.#soft[cell];
    }
    this.#small.getContext("2d").putImageData(this.#image, 0, 0);
    const l = this.#larger.getContext("2d");
    l.globalCompositeOperation = "copy";
    l.imageSmoothingQuality = "high";
    l.drawImage(this.#small, 0, 0, size * ENLARGED, size * ENLARGED);
    l.globalCompositeOperation = "source-in";
    l.fillStyle = this.#colour;
    l.fillRect(0, 0, size * ENLARGED, size * ENLARGED);
    this.#findEdge(size);
  }

  #findEdge(size) {
    this.#edgeNumbers = 0;
    outline((row, column) => this.#soft[row * size + column], 0, size - 1, HALF_SEEN, (fromX, fromY, toX, toY) => {
      if (this.#edgeNumbers === this.#edges.length) {
        const longer = new Float32Array(2 * this.#edges.length + 1024);
        longer.set(this.#edges);
        this.#edges = longer;
      }
      this.#edges[this.#edgeNumbers++] = fromX;
      this.#edges[this.#edgeNumbers++] = fromY;
      this.#edges[this.#edgeNumbers++] = toX;
      this.#edges[this.#edgeNumbers++] = toY;
    });
  }

  #cover(g, view, area, reach) {
    const left = Math.round(area.x(-reach));
    const top = Math.round(area.y(-reach));
    const right = Math.round(area.x(reach));
    const bottom = Math.round(area.y(reach));
    g.drawImage(this.#larger, left, top, right - left, bottom - top);
    g.fillStyle = view.colours.boardVeil;
    around(g, area.width, area.height, left, top, right, bottom);
  }

  #edge(g, area, ground, colours) {
    const x = (cells) => area.x((cells + 0.5 - BORDER) * ground.cellSize - 1);
    const y = (cells) => area.y((cells + 0.5 - BORDER) * ground.cellSize - 1);
    g.strokeStyle = colours.boardVeilEdge;
    g.lineWidth = 1.2;
    g.lineCap = "round";
    g.beginPath();
    for (let i = 0; i < this.#edgeNumbers; i += 4) {
      g.moveTo(x(this.#edges[i]), y(this.#edges[i + 1]));
      g.lineTo(x(this.#edges[i + 2]), y(this.#edges[i + 3]));
    }
    g.stroke();
  }
}

/** Mixes each cell with a little of its neighbours; beyond the map it is as at the edge. */
function smooth(from, into, size) {
  for (let row = 0; row < size; row++) {
    const above = Math.max(0, row - 1) * size;
    const here = row * size;
    const below = Math.min(size - 1, row + 1) * size;
    for (let column = 0; column < size; column++) {
      const left = Math.max(0, column - 1);
      const right = Math.min(size - 1, column + 1);
      into[here + column] = (4 * from[here + column] +
        2 * (from[above + column] + from[below + column] + from[here + left] + from[here + right]) +
        from[above + left] + from[above + right] + from[below + left] + from[below + right]) / 16;
    }
  }
}
