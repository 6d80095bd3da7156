// The veil over the cells that a side does not see where there is fog, with a visible edge.

import { STEPS, rule } from "./facts.js";

export class Veil {
  #looked = "";
  #seen = new Set();

  /** @param {import("./facts.js").Cells} cells */
  constructor(cells) {
    this.cells = cells;
  }

  /**
   * Draws it through the eyes of the side whose view the scene is.
   *
   * @param {import("../../wire/scene.js").Scene} scene
   * @param {(column: number, row: number) => { left: number, top: number }} corner where a cell is drawn
   * @param {number} side width of a cell as it is drawn
   */
  draw(g, colours, scene, corner, side) {
    this.#look(scene);
    g.fillStyle = colours.boardVeil;
    g.strokeStyle = colours.boardVeilEdge;
    g.lineWidth = 1.5;
    const edge = new Path2D();
    for (let row = 0; row < this.cells.rows; row++) {
      for (let column = 0; column < this.cells.columns; column++) {
        if (!this.#sees(column, row)) {
          const { left, top } = corner(column, row);
          g.fillRect(left, top, side, side);
          this.#outline(edge, column, row, left, top, side);
        }
      }
    }
    g.stroke(edge);
  }

  /** The borders of an unseen cell with seen ones. */
  #outline(edge, column, row, left, top, side) {
    for (const [dx, dy] of STEPS) {
      if (this.cells.has(column + dx, row + dy) && this.#sees(column + dx, row + dy)) {
        const x = left + (dx > 0 ? side : 0);
        const y = top + (dy > 0 ? side : 0);
        edge.moveTo(x, y);
        edge.lineTo(dx === 0 ? x + side : x, dy === 0 ? y + side : y);
      }
    }
  }

  #sees(column, row) {
    return this.#seen.has(this.cells.key(column, row));
  }

  /** Units see from where they stand; that changes only when a frame has come. */
  #look(scene) {
    const moment = `${scene.arrived} ${scene.tick}`;
    if (this.#looked === moment) {
      return;
    }
    this.#looked = moment;
    this.#seen.clear();
    for (const unit of scene.units.values()) {
      if (unit.team === scene.viewTeam) {
        this.#light(this.cells.at(unit), rule(scene, "sight", unit.kind));
      }
    }
  }

  #light({ column, row }, radius) {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        if (dx * dx + dy * dy <= radius * radius && this.cells.has(column + dx, row + dy)) {
          this.#seen.add(this.cells.key(column + dx, row + dy));
        }
      }
    }
  }
}
