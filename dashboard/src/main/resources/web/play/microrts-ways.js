// Ways over the map of microrts for somebody's own units.

import { Cells, STEPS } from "../board/microrts/facts.js";

export class Ways {
  #taken = new Set();

  /** @param {import("../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
    this.cells = new Cells(scene.layout);
  }

  /** Looks at what stands where, and who is about to be where. */
  look() {
    this.#taken.clear();
    for (const unit of this.scene.units.values()) {
      const { column, row } = this.cells.at(unit);
      this.#taken.add(this.cells.key(column, row));
      if (unit.number("moving") > 0 || unit.number("producing") > 0) {
        this.take(column + unit.number("aimX"), row + unit.number("aimY"));
      }
    }
  }

  /** Nobody else goes there this tick. */
  take(column, row) {
    this.#taken.add(this.cells.key(column, row));
  }

  isFree(column, row) {
    return this.cells.has(column, row) && !this.#isWall(column, row) && !this.#taken.has(this.cells.key(column, row));
  }

  #isWall(column, row) {
    return this.scene.cell("wall", row, column) > 0;
  }

  /**
   * The first step of a shortest way to a cell within a range, straight, of another; undefined where there is none or none is needed.
   *
   * @param {any} unit
   * @param {{ column: number, row: number }} to
   * @param {number} range 0: the cell itself
   * @returns {number | undefined} a direction
   */
  step(unit, to, range) {
    const from = this.cells.at(unit);
    const near = ({ column, row }) => (column - to.column) ** 2 + (row - to.row) ** 2 <= range ** 2;
    if (near(from)) {
      return undefined;
    }
    const first = new Map([[this.cells.key(from.column, from.row), undefined]]);
    const queue = [from];
    for (const cell of queue) {
      for (const [direction, [dx, dy]] of STEPS.entries()) {
        const next = { column: cell.column + dx, row: cell.row + dy };
        const key = this.cells.key(next.column, next.row);
        if (this.isFree(next.column, next.row) && !first.has(key)) {
          first.set(key, cell === from ? direction : first.get(this.cells.key(cell.column, cell.row)));
          if (near(next)) {
            return first.get(key);
          }
          queue.push(next);
        }
      }
    }
    return undefined;
  }

  /** The direction from a unit to a cell that is beside it, or undefined. */
  beside(unit, { column, row }) {
    const from = this.cells.at(unit);
    const direction = STEPS.findIndex(([dx, dy]) => from.column + dx === column && from.row + dy === row);
    return direction < 0 ? undefined : direction;
  }
}
