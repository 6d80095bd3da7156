// What a team sees of the ground, cell by cell.

import { byKind } from "./facts.js";

/** Looked up anew when one of the team's units has come to another cell. */
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
