// How much of the ground is veiled, cell by cell: it goes on towards what is seen, and it is known which parts of the map have changed.

/** Cells about the map, which nobody sees. */
export const BORDER = 3;
/** Cells along an edge of a part. */
const PART = 8;
/** A cell that changes is felt so many cells away where it is painted: two by smoothing, the rest by enlarging. */
const FELT = 5;

/**
 * Some of the veil's cells, from the first row and column to those after the last.
 *
 * @typedef {{ top: number, left: number, bottom: number, right: number }} Box
 */

export class Veil {
  /** How much each cell is veiled, those of the border too, in [0, 1]; the same smoothed once. */
  #cells;
  #smoother;
  /** By part, whether it has changed. */
  #changed;

  /**
   * The veil of somebody who has just come.
   *
   * @param {number} size cells along an edge of the map
   * @param {Uint8Array} seen by cell of the map, 1 where it is seen
   */
  constructor(size, seen) {
    this.size = size;
    /** Cells along an edge, with the border. */
    this.edge = size + 2 * BORDER;
    this.parts = Math.ceil(this.edge / PART);
    this.#cells = new Float32Array(this.edge * this.edge).fill(1);
    this.#smoother = new Float32Array(this.#cells.length);
    /** The same smoothed twice: what is painted. */
    this.soft = new Float32Array(this.#cells.length);
    this.#changed = new Uint8Array(this.parts * this.parts);
    this.fade(seen, 1);
    this.touch();
  }

  /** All of it has changed. */
  touch() {
    this.#changed.fill(1);
  }

  /**
   * Goes on towards what is seen, by so much at most.
   *
   * @returns {boolean} whether anything changed by it
   */
  fade(seen, step) {
    const { size, edge } = this;
    let moved = false;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const at = (row + BORDER) * edge + column + BORDER;
        const missing = 1 - seen[row * size + column] - this.#cells[at];
        if (missing !== 0) {
          this.#cells[at] += Math.max(-step, Math.min(step, missing));
          this.#mark(row + BORDER, column + BORDER);
          moved = true;
        }
      }
    }
    return moved;
  }

  #mark(row, column) {
    for (let down = -FELT; down <= FELT; down += FELT) {
      const part = this.#within(row + down) * this.parts;
      for (let across = -FELT; across <= FELT; across += FELT) {
        this.#changed[part + this.#within(column + across)] = 1;
      }
    }
  }

  #within(cell) {
    return Math.floor(Math.max(0, Math.min(this.edge - 1, cell)) / PART);
  }

  /**
   * Smooths what has changed, which then counts as unchanged.
   *
   * @returns {Box[]} what has changed; neighbours in a row of parts are one box
   */
  settle() {
    const boxes = this.#boxes();
    boxes.forEach((box) => smooth(this.#cells, this.#smoother, this.edge, box));
    boxes.forEach((box) => smooth(this.#smoother, this.soft, this.edge, box));
    this.#changed.fill(0);
    return boxes;
  }

  #boxes() {
    const boxes = [];
    for (let row = 0; row < this.parts; row++) {
      let box;
      for (let column = 0; column < this.parts; column++) {
        if (this.#changed[row * this.parts + column] === 0) {
          box = undefined;
          continue;
        }
        if (!box) {
          box = { top: row * PART, left: column * PART, bottom: Math.min(this.edge, (row + 1) * PART), right: 0 };
          boxes.push(box);
        }
        box.right = Math.min(this.edge, (column + 1) * PART);
      }
    }
    return boxes;
  }
}

/** Mixes each cell of a box with a little of its neighbours; beyond the veil it is as at the edge. */
function smooth(from, into, edge, { top, left, bottom, right }) {
  for (let row = top; row < bottom; row++) {
    const above = Math.max(0, row - 1) * edge;
    const here = row * edge;
    const below = Math.min(edge - 1, row + 1) * edge;
    for (let column = left; column < right; column++) {
      const before = Math.max(0, column - 1);
      const after = Math.min(edge - 1, column + 1);
      into[here + column] = (4 * from[here + column] +
        2 * (from[above + column] + from[below + column] + from[here + before] + from[here + after]) +
        from[above + before] + from[above + after] + from[below + before] + from[below + after]) / 16;
    }
  }
}
