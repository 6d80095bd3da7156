// The veil over what a team does not see: everything but the sight of its own units, with a visible edge.

import { circle } from "../shapes.js";
import { byKind } from "./facts.js";

/** Half the pixels are enough for something soft. */
const COARSENESS = 2;
const EDGE_PIXELS = 1.5;

export class Fog {
  #layer = document.createElement("canvas");

  /** Draws the veil for the team whose view the scene is. */
  draw(g, width, height, camera, scene, places, colours) {
    const veil = this.#layer;
    const w = Math.ceil(width / COARSENESS);
    const h = Math.ceil(height / COARSENESS);
    if (veil.width !== w || veil.height !== h) {
      veil.width = w;
      veil.height = h;
    }
    const v = veil.getContext("2d");
    v.setTransform(1 / COARSENESS, 0, 0, 1 / COARSENESS, 0, 0);
    v.globalCompositeOperation = "source-over";
    v.clearRect(0, 0, width, height);
    v.fillStyle = colours.boardVeil;
    v.fillRect(0, 0, width, height);
    const eyes = [...scene.units.values()].filter((unit) => unit.team === scene.viewTeam);
    const circles = eyes.map((unit) => [...places(unit), byKind(scene, "sight", unit.kind) * camera.scale]);
    v.fillStyle = colours.boardVeilEdge;
    this.#fill(v, circles, EDGE_PIXELS);
    v.globalCompositeOperation = "destination-out";
    v.fillStyle = "#000";
    this.#fill(v, circles, 0);
    g.drawImage(veil, 0, 0, width, height);
  }

  #fill(v, circles, more) {
    for (const [x, y, radius] of circles) {
      if (radius > 0) {
        circle(v, x, y, radius + more);
        v.fill();
      }
    }
  }
}
