// The painted ground, kept: painted anew only when the map, the theme or the settled size changes.

import { BEYOND, paintTerrain } from "./terrain.js";

/** Most pixels along an edge that are kept. */
const MOST_PIXELS = 4600;

export class GroundLayer {
  #canvas = document.createElement("canvas");
  #painted = "";

  /** The painting and how many metres of it lie before the map's first edge. */
  get canvas() {
    return this.#canvas;
  }

  /** Draws what the lens sees of it. */
  draw(g, view, lens, ground, scene) {
    g.fillStyle = view.colours.boardForest;
    g.fillRect(0, 0, view.width, view.height);
    const whole = ground.size + 2 * BEYOND;
    const metre = lens.scale * ground.cellSize;
    const resolution = Math.min(metre * view.ratio, MOST_PIXELS / whole);
    const key = `${resolution.toFixed(3)} ${view.colours.board} ${scene.turned} ${ground.size}`;
    if (key !== this.#painted && (this.#painted === "" || lens.settled(view.now))) {
      this.#paint(key, resolution, ground, scene, view.colours);
    }
    g.imageSmoothingEnabled = true;
    const edge = (1 + BEYOND * ground.cellSize) * lens.scale;
    g.drawImage(this.#canvas, lens.x(0) - edge, lens.y(0) - edge, 2 * edge, 2 * edge);
  }

  #paint(key, resolution, ground, scene, colours) {
    this.#painted = key;
    const pixels = Math.ceil((ground.size + 2 * BEYOND) * resolution);
    this.#canvas.width = pixels;
    this.#canvas.height = pixels;
    paintTerrain(this.#canvas.getContext("2d"), pixels / (ground.size + 2 * BEYOND), ground, scene, colours);
  }
}
