// Outlines of where a grid of numbers is above a level: marching squares between the middles of its cells.

/** Edges of a square that an outline crosses, by which corners are above: pairs of edges, 0 top, 1 right, 2 bottom, 3 left. */
const CROSSED = [[], [3, 0], [0, 1], [3, 1], [1, 2], [3, 0, 1, 2], [0, 2], [3, 2], [2, 3], [2, 0], [0, 1, 2, 3], [2, 1], [1, 3], [1, 0],
  [0, 3], []];

/**
 * Every piece of the outlines; what is above lies on its left hand, y growing downwards.
 *
 * @param {(row: number, column: number) => number} value of a corner
 * @param {{ top: number, left: number, bottom: number, right: number }} box the first row and column of corners, and the last
 * @param {number} level
 * @param {(fromX: number, fromY: number, toX: number, toY: number) => void} piece called with places in cells; the middle of the cell
 *     in column 3 is at 3
 */
export function outline(value, { top, left, bottom, right }, level, piece) {
  const corners = [0, 0, 0, 0];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      corners[0] = value(row, column);
      corners[1] = value(row, column + 1);
      corners[2] = value(row + 1, column + 1);
      corners[3] = value(row + 1, column);
      const crossed = CROSSED[(corners[0] > level) | ((corners[1] > level) << 1) | ((corners[2] > level) << 2) | ((corners[3] > level) << 3)];
      for (let i = 0; i < crossed.length; i += 2) {
        const [fromX, fromY] = crossing(crossed[i], corners, level);
        const [toX, toY] = crossing(crossed[i + 1], corners, level);
        piece(column + fromX, row + fromY, column + toX, row + toY);
      }
    }
  }
}

function crossing(edge, corners, level) {
  const a = corners[edge];
  const b = corners[(edge + 1) % 4];
  const t = (level - a) / (b - a);
  switch (edge) {
    case 0: return [t, 0];
    case 1: return [1, t];
    case 2: return [1 - t, 1];
    default: return [0, 1 - t];
  }
}

/** Closed outlines of a square of rows and columns from the first to the last, as lists of points, corners cut so many times. */
export function outlines(value, first, last, level, rounds) {
  const next = new Map();
  const points = new Map();
  const name = (x, y) => {
    const key = `${x.toFixed(3)} ${y.toFixed(3)}`;
    points.set(key, [x, y]);
    return key;
  };
  outline(value, { top: first, left: first, bottom: last, right: last }, level, (fromX, fromY, toX, toY) => next.set(name(fromX, fromY), name(toX, toY)));
  const closed = [];
  while (next.size > 0) {
    const loop = [];
    let key = next.keys().next().value;
    while (next.has(key)) {
      const following = next.get(key);
      next.delete(key);
      loop.push(points.get(key));
      key = following;
    }
    let smooth = loop;
    for (let i = 0; i < rounds; i++) {
      smooth = cutCorners(smooth);
    }
    closed.push(smooth);
  }
  return closed;
}

/** Chaikin's way of rounding a closed line. */
function cutCorners(loop) {
  return loop.flatMap(([x, y], i) => {
    const [nextX, nextY] = loop[(i + 1) % loop.length];
    return [[0.75 * x + 0.25 * nextX, 0.75 * y + 0.25 * nextY], [0.25 * x + 0.75 * nextX, 0.25 * y + 0.75 * nextY]];
  });
}
