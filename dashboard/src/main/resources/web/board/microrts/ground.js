// The ground of a microrts map, kept: painted anew only when the map, the theme or the size of a cell changes.

/** A wall's stone lies so far inside its cell, as a share of it. */
const INSET = 0.1;

export class GroundLayer {
  #canvas = document.createElement("canvas");
  #painted = "";

  /** @param {import("./facts.js").Cells} cells */
  constructor(cells) {
    this.cells = cells;
  }

  /**
   * Draws it.
   *
   * @param {number} left of the map, in pixels
   * @param {number} top
   * @param {number} side of a cell
   */
  draw(g, view, scene, left, top, side) {
    const { columns, rows } = this.cells;
    const pixels = side * view.ratio;
    const key = `${pixels} ${view.colours.board} ${scene.arrived > 0} ${scene.turn}`;
    if (key !== this.#painted) {
      this.#painted = key;
      this.#canvas.width = Math.ceil(columns * pixels);
      this.#canvas.height = Math.ceil(rows * pixels);
      this.#paint(scene, pixels, view.colours);
    }
    g.imageSmoothingEnabled = false;
    g.drawImage(this.#canvas, onPixel(left, view.ratio), onPixel(top, view.ratio), this.#canvas.width / view.ratio, this.#canvas.height / view.ratio);
    g.imageSmoothingEnabled = true;
  }

  #paint(scene, pixels, colours) {
    const g = this.#canvas.getContext("2d");
    for (let row = 0; row < this.cells.rows; row++) {
      for (let column = 0; column < this.cells.columns; column++) {
        const [left, top, right, bottom] = [column, row, column + 1, row + 1].map((edge) => Math.round(edge * pixels));
        const wall = scene.cell("wall", row, column) > 0;
        g.fillStyle = wall ? colours.boardForest : (row + column) % 2 === 0 ? colours.boardLane : colours.boardGrass;
        g.fillRect(left, top, right - left, bottom - top);
        if (wall) {
          g.fillStyle = colours.boardForestEdge;
          g.beginPath();
          g.roundRect(left + pixels * INSET, top + pixels * INSET, pixels * (1 - 2 * INSET), pixels * (1 - 2 * INSET), pixels * 0.2);
          g.fill();
        }
      }
    }
  }
}

function onPixel(place, ratio) {
  return Math.round(place * ratio) / ratio;
}
