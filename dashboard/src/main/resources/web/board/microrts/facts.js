// What renderer and controls of microrts know of the game beside the scene.

export const KINDS = ["ore", "base", "barracks", "worker", "light", "heavy", "ranged"];
export const PRODUCTS = KINDS.slice(1);
export const DIRECTIONS = ["up", "right", "down", "left"];
/** Columns and rows of a step, by direction. */
export const STEPS = [[0, -1], [1, 0], [0, 1], [-1, 0]];

/** A number of the rules by kind, e.g. `cost`, `moveTicks`. */
export function rule(scene, name, kind) {
  return scene.drawing(name)[KINDS.indexOf(kind)] ?? 0;
}

/** Whether whoever looks sees only what is near own units. */
export function isFoggy(scene) {
  return scene.viewTeam !== undefined && scene.drawing("sight").length > 0;
}

/** The cells of a map: from coordinates to columns and rows and back. */
export class Cells {
  constructor(layout) {
    this.columns = layout.columns;
    this.rows = layout.rows;
    this.edge = Math.max(layout.columns, layout.rows);
    /** Width of a cell in coordinates. */
    this.size = 2 / this.edge;
  }

  /** Column and row of a place. */
  at({ x, y }) {
    return { column: Math.floor((x * this.edge + this.columns) / 2), row: Math.floor((y * this.edge + this.rows) / 2) };
  }

  /** The middle of a cell. */
  middle(column, row) {
    return { x: (2 * column + 1 - this.columns) / this.edge, y: (2 * row + 1 - this.rows) / this.edge };
  }

  has(column, row) {
    return column >= 0 && column < this.columns && row >= 0 && row < this.rows;
  }

  key(column, row) {
    return column + row * this.columns;
  }
}

/** The number of what is made, where the unit makes something. */
export function productOf(unit) {
  return PRODUCTS.find((kind) => unit.number(`makes${kind.charAt(0).toUpperCase()}${kind.slice(1)}`) > 0);
}

/** What a unit does, in a word. */
export function doingOf(unit) {
  const product = productOf(unit);
  if (product) return `making ${product}`;
  return ["moving", "harvesting", "returning", "attacking"].find((word) => unit.number(word) > 0) ?? (unit.number("ticksLeft") > 0 ? "waiting" : "idle");
}

/** How long what a unit does takes in all. */
export function ticksOf(scene, unit) {
  const product = productOf(unit);
  if (product) return rule(scene, "buildTicks", product);
  if (unit.number("harvesting") > 0) return rule(scene, "harvestTicks", unit.kind);
  if (unit.number("attacking") > 0) return rule(scene, "attackTicks", unit.kind);
  return rule(scene, "moveTicks", unit.kind);
}

/**
 * An order in words, or its target where a cell is given.
 *
 * @param {any} unit undefined where it is not known
 * @param {{ name: string }} verb
 * @param {number} [cell] as the unit's side sees directions
 */
export function micrortsOrder(scene, unit, verb, cell) {
  if (cell === undefined) return verb.name;
  const turned = unit?.team === 1 ? cell ^ 2 : cell;
  const direction = DIRECTIONS[turned % DIRECTIONS.length];
  return verb.name === "produce" ? `${PRODUCTS[Math.floor(cell / DIRECTIONS.length)]} ${direction}` : direction;
}
