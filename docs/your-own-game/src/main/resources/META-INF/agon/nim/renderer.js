// Draws Nim: a row for each heap, with its pebbles and the places of those that were taken.

import { circle } from "/web/board/shapes.js";

export class Renderer {
  /** @param scene what is seen of a match; stays the same object from tick to tick */
  constructor(scene) {
    this.scene = scene;
  }

  /** @param {CanvasRenderingContext2D} g @param view width, height, now, colours, calm, pointer */
  draw(g, { width, height, colours }) {
    const { rows, columns, verbs } = this.scene.layout;
    const size = Math.min(width / (columns + 2.5), height / (rows + 2));
    const left = (width - columns * size) / 2;
    const top = (height - rows * size) * 0.35; // the buttons are below
    g.fillStyle = colours.boardOutside;
    g.fillRect(0, 0, width, height);
    g.font = `600 ${Math.round(size * 0.2)}px system-ui, sans-serif`;
    g.textAlign = "right";
    g.textBaseline = "middle";
    for (let heap = 0; heap < rows; heap++) {
      const y = top + (heap + 0.5) * size;
      g.fillStyle = colours.board;
      g.beginPath();
      g.roundRect(left, y - 0.42 * size, columns * size, 0.84 * size, 0.42 * size);
      g.fill();
      g.fillStyle = colours.boardInk;
      g.strokeStyle = colours.boardOutside;
      g.lineWidth = 0.03 * size;
      g.fillText(verbs[heap].name, left - 0.2 * size, y);
      for (let pebble = 0; pebble < columns; pebble++) {
        circle(g, left + (pebble + 0.5) * size, y, 0.28 * size);
        this.scene.cell("pebble", heap, pebble) > 0 ? g.fill() : g.stroke();
      }
    }
  }

  /** The same for people who do not see the board. */
  twin() {
    const { rows, columns, verbs } = this.scene.layout;
    const heaps = Array.from({ length: rows }, (_, heap) => heap);
    const pebbles = (heap) => Array.from({ length: columns }, (_, c) => this.scene.cell("pebble", heap, c)).filter((one) => one > 0).length;
    return { heads: ["Heap", "Pebbles"], rows: heaps.map((heap) => [verbs[heap].name, String(pebbles(heap))]) };
  }
}
