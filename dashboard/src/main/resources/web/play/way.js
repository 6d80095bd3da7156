// The way that a hero walks: round walls on the shortest path, straight where nothing is in between.

/** Room that is kept to walls where there is room, in cells. */
const ROOM = 0.3;
const DIAGONAL = Math.SQRT2;
const NEIGHBOURS = [[-1, 0], [0, 1], [1, 0], [0, -1], [-1, 1], [1, 1], [1, -1], [-1, -1]];

/** Ways to one place on a ground, from everywhere. */
export class Way {
  #distance;

  /**
   * @param {import("../board/lanes/ground.js").Ground} ground
   * @param {{ x: number, y: number }} goal where it is a wall, the way leads to the nearest open ground
   */
  constructor(ground, goal) {
    this.ground = ground;
    this.asked = goal;
    this.cell = ground.nearestOpen(goal.x, goal.y);
    this.goal = ground.isOpen(goal.x, goal.y) ? goal : { x: ground.x(this.cell), y: ground.y(this.cell) };
    this.#distance = distances(ground, this.cell);
  }

  /** The corners from a place to the goal, the goal last; empty where no way leads there. */
  from(x, y) {
    const { ground, goal } = this;
    const wanted = ROOM * ground.cellSize;
    const corners = [];
    let cell = ground.nearestOpen(x, y);
    let at = { x, y };
    let room = hasRoom(ground, x, y, wanted) ? wanted : 0;
    for (let steps = 0; steps < ground.wall.length && this.#distance[cell] < Infinity; steps++) {
      if (isStraight(ground, at, goal, room)) {
        return [...corners, goal];
      }
      const next = this.#next(cell);
      if (next === cell) {
        return [...corners, goal];
      }
      const after = { x: ground.x(next), y: ground.y(next) };
      if (!isStraight(ground, at, after, room)) {
        at = { x: ground.x(cell), y: ground.y(cell) };
        room = wanted;
        corners.push(at);
      }
      cell = next;
    }
    return corners;
  }

  #next(cell) {
    let best = cell;
    forNeighbours(this.ground, cell, (next) => {
      if (this.#distance[next] < this.#distance[best]) {
        best = next;
      }
    });
    return best;
  }
}

function isStraight(ground, from, to, room) {
  return ground.isClearWay(from.x, from.y, to.x, to.y, room);
}

/** Who stands close to a wall already cannot keep away from it. */
function hasRoom(ground, x, y, room) {
  return ground.isOpen(x + room, y) && ground.isOpen(x - room, y) && ground.isOpen(x, y + room) && ground.isOpen(x, y - room);
}

/** Length of the shortest way to a cell from each, in cells; infinite for walls and what no way leads to. */
function distances(ground, goal) {
  const distance = new Float64Array(ground.wall.length).fill(Infinity);
  distance[goal] = 0;
  let edge = [goal];
  while (edge.length > 0) {
    const next = new Set();
    for (const cell of edge) {
      forNeighbours(ground, cell, (neighbour, step) => {
        if (distance[cell] + step < distance[neighbour] - 1e-9) {
          distance[neighbour] = distance[cell] + step;
          next.add(neighbour);
        }
      });
    }
    edge = [...next];
  }
  return distance;
}

/** Calls with each cell that one step leads to, and how long it is; no step cuts a corner. */
function forNeighbours({ size, wall }, cell, visit) {
  const row = Math.floor(cell / size);
  const column = cell % size;
  for (const [down, right] of NEIGHBOURS) {
    const toRow = row + down;
    const toColumn = column + right;
    const inside = toRow >= 0 && toColumn >= 0 && toRow < size && toColumn < size;
    if (inside && !wall[toRow * size + toColumn] && !wall[toRow * size + column] && !wall[row * size + toColumn]) {
      visit(toRow * size + toColumn, down !== 0 && right !== 0 ? DIAGONAL : 1);
    }
  }
}
