// The painted ground, kept: painted anew only when the map, the theme or the settled size changes.

import { BEYOND, paintTerrain } from "./terrain.js";
import { around } from "../shapes.js";

/** Most pixels along an edge that are kept. */
const MOST_PIXELS = 4600;
/** A painting that is so many pixels larger or smaller than it should be is shown as it is, which is far cheaper than in another size. */
const NEAR_PIXELS = 2;

export class GroundLayer {
  #canvas = document.createElement("canvas");
  #painted = "";

  /** The painting, of the map and so many metres beyond its edges. */
  get canvas() {
    return this.#canvas;
  }

  /** What is painted; another name after every change. */
  get painted() {
    return this.#painted;
  }

  /** Draws what the lens sees of it. */
  draw(g, view, lens, ground, scene) {
    const whole = ground.size + 2 * BEYOND;
    const metre = lens.scale * ground.cellSize;
    const resolution = Math.min(metre * view.ratio, MOST_PIXELS / whole);
    const key = `${resolution.toFixed(3)} ${view.colours.board} ${scene.turned} ${ground.size}`;
    if (key !== this.#painted && (this.#painted === "" || lens.settled(view.now))) {
      this.#paint(key, resolution, ground, scene, view.colours);
    }
    const edge = (1 + BEYOND * ground.cellSize) * lens.scale;
    const fits = Math.abs(this.#canvas.width - 2 * edge * view.ratio) < NEAR_PIXELS;
    const side = fits ? this.#canvas.width / view.ratio : 2 * edge;
    const left = onPixel(lens.x(0) - edge, view.ratio);
    const top = onPixel(lens.y(0) - edge, view.ratio);
    g.fillStyle = view.colours.boardForest;
    around(g, view.width, view.height, left, top, left + side, top + side);
    g.imageSmoothingEnabled = !fits;
    g.drawImage(this.#canvas, left, top, side, side);
    g.imageSmoothingEnabled = true;
  }

  #paint(key, resolution, ground, scene, colours) {
    this.#painted = key;
    const pixels = Math.ceil((ground.size + 2 * BEYOND) * resolution);
    this.#canvas.width = pixels;
    this.#canvas.height = pixels;
    paintTerrain(this.#canvas.getContext("2d"), pixels / (ground.size + 2 * BEYOND), ground, scene, colours);
  }
}

function onPixel(place, ratio) {
  return Math.round(place * ratio) / ratio;
}
