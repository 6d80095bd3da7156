// The veil over what a team does not see: soft, with a visible edge, walls in the way of sight.

import { outline } from "./contour.js";
import { Sight } from "./sight.js";
import { BORDER, Veil } from "./veil.js";
import { VeilLayer } from "./veil-layer.js";
import { around } from "../shapes.js";

/** A cell that comes into sight or goes out of it takes so long. */
const FADE_MILLIS = 260;
const HALF_SEEN = 0.5;
/** It changes so much at a time, rather than at every frame. */
const STEP_MILLIS = 40;
/** Pixels of a cell in between one and what it takes on the screen: finely enlarged so far, quickly from there. */
const ENLARGED = 4;

export class Fog {
  /** A pixel a cell, and the same larger. */
  #small = document.createElement("canvas");
  #larger = document.createElement("canvas");
  #layer = new VeilLayer();
  #image;
  #sight;
  /** @type {Veil} */
  #veil;
  /** When it last went on towards what is seen. */
  #faded = 0;
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
      this.#veil.touch();
    }
    const changed = this.#veil.settle();
    this.#paint(changed);
    this.#layer.draw(g, view, lens, { name: this.#colour, parts: changed.map((box) => place(box, ground)) }, (into, area, part) => {
      this.#cover(into, view, area, ground);
      this.#edge(into, area, part === undefined ? this.#whole : changed[part], ground, view.colours);
    });
  }

  /** Goes on towards what is seen now. */
  #goOn(view, scene) {
    const step = view.calm ? 1 : Math.min(1, (view.now - this.#faded) / FADE_MILLIS);
    this.#faded = view.now;
    const fading = this.#sight.look(scene) || !this.#still;
    this.#still = !(fading && this.#veil.fade(this.#sight.seen, step));
  }

  #begin(ground, scene) {
    this.#sight = new Sight(ground);
    this.#sight.look(scene);
    this.#veil = new Veil(ground.size, this.#sight.seen);
    const { edge } = this.#veil;
    this.#small.width = this.#small.height = edge;
    this.#larger.width = this.#larger.height = edge * ENLARGED;
    this.#image = this.#small.getContext("2d").createImageData(edge, edge);
  }

  get #whole() {
    return { top: 0, left: 0, bottom: this.#veil.edge, right: this.#veil.edge };
  }

  /** One pixel a cell; drawing it larger makes it soft. */
  #paint(boxes) {
    const { edge, soft } = this.#veil;
    const { data } = this.#image;
    const s = this.#small.getContext("2d");
    for (const { top, left, bottom, right } of boxes) {
      for (let row = top; row < bottom; row++) {
        for (let cell = row * edge + left; cell < row * edge + right; cell++) {
          data[4 * cell + 3] = 255 * soft[cell];
        }
      }
      s.putImageData(this.#image, 0, 0, left, top, right - left, bottom - top);
    }
    boxes.forEach((box) => this.#enlarge(box));
  }

  #enlarge({ top, left, bottom, right }) {
    const side = this.#larger.width;
    const l = this.#larger.getContext("2d");
    l.save();
    l.beginPath();
    l.rect(left * ENLARGED, top * ENLARGED, (right - left) * ENLARGED, (bottom - top) * ENLARGED);
    l.clip();
    l.globalCompositeOperation = "copy";
    l.imageSmoothingQuality = "high";
    l.drawImage(this.#small, 0, 0, side, side);
    l.globalCompositeOperation = "source-in";
    l.fillStyle = this.#colour;
    l.fillRect(0, 0, side, side);
    l.restore();
  }

  #cover(g, view, area, ground) {
    const reach = 1 + BORDER * ground.cellSize;
    const left = Math.round(area.x(-reach));
    const top = Math.round(area.y(-reach));
    const right = Math.round(area.x(reach));
    const bottom = Math.round(area.y(reach));
    g.drawImage(this.#larger, left, top, right - left, bottom - top);
    g.fillStyle = view.colours.boardVeil;
    around(g, area.width, area.height, left, top, right, bottom);
  }

  /** The veil's edge in a box and just about it. */
  #edge(g, area, { top, left, bottom, right }, ground, colours) {
    const { soft, edge } = this.#veil;
    const squares = { top: Math.max(0, top - 1), left: Math.max(0, left - 1), bottom: Math.min(edge - 1, bottom), right: Math.min(edge - 1, right) };
    g.strokeStyle = colours.boardVeilEdge;
    g.lineWidth = 1.2;
    g.lineCap = "round";
    g.beginPath();
    const x = (cells) => area.x(along(cells + 0.5, ground));
    const y = (cells) => area.y(along(cells + 0.5, ground));
    outline((row, column) => soft[row * edge + column], squares, HALF_SEEN, (fromX, fromY, toX, toY) => {
      g.moveTo(x(fromX), y(fromY));
      g.lineTo(x(toX), y(toY));
    });
    g.stroke();
  }
}

/** A coordinate of the map, by cells of the veil from its first. */
function along(cells, ground) {
  return (cells - BORDER) * ground.cellSize - 1;
}

/** Where a box of the veil's cells is, in coordinates of the map. */
function place({ top, left, bottom, right }, ground) {
  return { lowX: along(left, ground), lowY: along(top, ground), highX: along(right, ground), highY: along(bottom, ground) };
}
