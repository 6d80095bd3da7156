// The ground of a lanes match as a square grid of cells of a metre, open or wall: what can be walked, and what is seen from where.
// Counts and rounds as the rules do, so that what is drawn as seen is what is seen.

const CELL_CM = 100;

export class Ground {
  #looks = new Map();

  /**
   * @param {number} size cells along an edge; odd
   * @param {number} half half the map's edge in hundredths of a metre: the unit of coordinates
   * @param {ArrayLike<number>} wall 1 for walls, row by row
   */
  constructor(size, half, wall) {
    this.size = size;
    this.middle = (size - 1) / 2;
    /** Coordinates of a cell's edge. */
    this.cellSize = CELL_CM / half;
    this.wall = Uint8Array.from(wall, (one) => (one > 0 ? 1 : 0));
  }

  /** The ground of a scene, or undefined while it has not come. */
  static of(scene) {
    const { rows, columns } = scene.layout;
    const index = scene.layout.planes.findIndex((plane) => plane.name === "wall");
    if (index < 0 || scene.tick === undefined || scene.arrived === 0) {
      return undefined;
    }
    const half = scene.drawing("half")[0];
    return new Ground(columns, half, scene.planes.subarray(index * rows * columns, (index + 1) * rows * columns));
  }

  /** Column or row of a coordinate; beyond the map it is the nearest one on it. */
  axis(v) {
    const cells = Math.sign(v) * Math.floor(Math.abs(v) / this.cellSize + 0.5);
    return Math.max(0, Math.min(this.size - 1, cells + this.middle));
  }

  /** The cell at a place. */
  cell(x, y) {
    return this.axis(y) * this.size + this.axis(x);
  }

  /** X of a cell's middle. */
  x(cell) {
    return ((cell % this.size) - this.middle) * this.cellSize;
  }

  /** Y of a cell's middle. */
  y(cell) {
    return (Math.floor(cell / this.size) - this.middle) * this.cellSize;
  }

  /** Whether a place is on the map and on open ground. */
  isOpen(x, y) {
    return Math.abs(x) <= 1 && Math.abs(y) <= 1 && this.wall[this.cell(x, y)] === 0;
  }

  /** Whether a straight walk leads over open ground only, with so much room on either side. */
  isClearWay(fromX, fromY, toX, toY, room) {
    const length = Math.hypot(toX - fromX, toY - fromY);
    const steps = Math.max(1, Math.ceil((4 * length) / this.cellSize));
    const asideX = length === 0 ? 0 : (-(toY - fromY) / length) * room;
    const asideY = length === 0 ? 0 : ((toX - fromX) / length) * room;
    for (let i = 0; i <= steps; i++) {
      const x = fromX + ((toX - fromX) * i) / steps;
      const y = fromY + ((toY - fromY) * i) / steps;
      if (!this.isOpen(x + asideX, y + asideY) || !this.isOpen(x - asideX, y - asideY)) {
        return false;
      }
    }
    return true;
  }

  /** How far one gets from a place in a direction before a wall, at most so far. */
  reach(x, y, angle, most) {
    const step = this.cellSize / 8;
    let way = 0;
    while (way < most && this.isOpen(x + Math.cos(angle) * (way + step), y + Math.sin(angle) * (way + step))) {
      way += step;
    }
    return Math.min(way, most);
  }

  /** The open cell nearest to a place. */
  nearestOpen(x, y) {
    let best = this.cell(x, y);
    let bestDistance = Infinity;
    if (this.wall[best] === 0) {
      return best;
    }
    for (let cell = 0; cell < this.wall.length; cell++) {
      const distance = (this.x(cell) - x) ** 2 + (this.y(cell) - y) ** 2;
      if (this.wall[cell] === 0 && distance < bestDistance) {
        best = cell;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** The cells seen from a cell by a unit that sees so many cells far; nothing is looked at twice. */
  seenFrom(cell, radius) {
    const key = radius * this.wall.length + cell;
    let cells = this.#looks.get(key);
    if (!cells) {
      cells = this.wall[cell] ? new Uint16Array(0) : this.#look(cell, radius);
      this.#looks.set(key, cells);
    }
    return cells;
  }

  #look(from, radius) {
    const row = Math.floor(from / this.size);
    const column = from % this.size;
    const cells = [];
    for (let r = Math.max(0, row - radius); r <= Math.min(this.size - 1, row + radius); r++) {
      for (let c = Math.max(0, column - radius); c <= Math.min(this.size - 1, column + radius); c++) {
        const near = (r - row) ** 2 + (c - column) ** 2 <= radius * radius;
        if (near && this.#isUnobstructed(row - this.middle, column - this.middle, r - this.middle, c - this.middle)) {
          cells.push(r * this.size + c);
        }
      }
    }
    return Uint16Array.from(cells);
  }

  /** Whether the cells on the straight way between two, the ends left out, are open. Cells are counted from the middle one. */
  #isUnobstructed(row, column, toRow, toColumn) {
    const steps = Math.max(Math.abs(toRow - row), Math.abs(toColumn - column));
    for (let i = 1; i < steps; i++) {
      const r = rounded(row * (steps - i) + toRow * i, steps) + this.middle;
      const c = rounded(column * (steps - i) + toColumn * i, steps) + this.middle;
      if (this.wall[r * this.size + c]) {
        return false;
      }
    }
    return true;
  }
}

/** A quotient rounded to the nearest, halves away from 0. */
function rounded(value, by) {
  return Math.trunc((2 * value + (value >= 0 ? by : -by)) / (2 * by));
}
