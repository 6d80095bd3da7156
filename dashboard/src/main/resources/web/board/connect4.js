// Draws Connect Four.

import { percent } from "../app/format.js";
import { Camera } from "./camera.js";
import { circle, polygon, teamShape } from "./shapes.js";
import { faint } from "./colours.js";

const DROP_MILLIS = 420;
const LINE = 4;
const DIRECTIONS = [[0, 1], [1, 0], [1, 1], [1, -1]];
const EMPTY = -1;

export class Connect4Renderer {
  /** Every pixel is drawn. */
  static covers = true;

  #since = new Map();

  /** @param {import("../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
    this.rows = scene.layout.rows;
    this.columns = scene.layout.columns;
    this.camera = new Camera({ lowX: -0.35, highX: this.columns + 0.35, lowY: -1.1, highY: this.rows + 0.95 }, 18);
  }

  draw(g, view) {
    const { camera, rows, columns } = this;
    camera.fit(view.width, view.height);
    g.fillStyle = view.colours.boardOutside;
    g.fillRect(0, 0, view.width, view.height);
    g.fillStyle = view.colours.boardLane;
    g.strokeStyle = view.colours.boardLaneEdge;
    g.lineWidth = 2;
    g.beginPath();
    g.roundRect(camera.x(-0.2), camera.y(-0.2), (columns + 0.4) * camera.scale, (rows + 0.4) * camera.scale, 0.3 * camera.scale);
    g.fill();
    g.stroke();
    this.#drawChoice(g, view);
    this.#drawMind(g, view);
    const discs = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        g.fillStyle = view.colours.boardOutside;
        circle(g, camera.x(column + 0.5), camera.y(row + 0.5), 0.41 * camera.scale);
        g.fill();
        const team = this.teamAt(row, column);
        if (team !== EMPTY) discs.push({ row, column, team });
      }
    }
    const winning = this.#line();
    this.#noteNewest(discs);
    discs.forEach((disc) => this.#drawDisc(g, view, disc, winning));
    this.#forget(discs);
  }

  /** The team whose disc is there, or -1. */
  teamAt(row, column) {
    if (this.scene.cell("own", row, column) > 0) return this.scene.ownTeam;
    if (this.scene.cell("opponent", row, column) > 0) return 1 - this.scene.ownTeam;
    return EMPTY;
  }

  #drawChoice(g, view) {
    const column = view.plan?.column;
    if (column === undefined) {
      return;
    }
    const x = this.camera.x(column + 0.5);
    g.fillStyle = faint(view.colours.team(view.plan.team), 0.14);
    g.fillRect(this.camera.x(column + 0.04), this.camera.y(-0.2), 0.92 * this.camera.scale, (this.rows + 0.4) * this.camera.scale);
    g.globalAlpha = 0.85;
    this.#disc(g, view.colours, view.plan.team, x, this.camera.y(-0.62));
    g.globalAlpha = 1;
  }

  /** How likely an agent that is looked at found each column. */
  #drawMind(g, view) {
    for (const { cell, share } of view.mind?.aims ?? []) {
      const x = this.camera.x(cell + 0.5);
      g.fillStyle = faint(view.colours.team(view.mind.team), 0.12 + 0.5 * share);
      g.fillRect(this.camera.x(cell + 0.04), this.camera.y(-0.2), 0.92 * this.camera.scale, (this.rows + 0.4) * this.camera.scale);
      g.fillStyle = view.colours.text;
      g.font = `600 ${Math.max(11, 0.2 * this.camera.scale)}px system-ui, sans-serif`;
      g.textAlign = "center";
      g.textBaseline = "middle";
      g.fillText(percent(share), x, this.camera.y(this.rows + 0.45));
    }
  }

  #drawDisc(g, view, { row, column, team }, winning) {
    const key = row * this.columns + column;
    if (!this.#since.has(key)) {
      this.#since.set(key, this.#drawnOnce ? view.now : 0);
    }
    const t = view.calm ? 1 : Math.min(1, (view.now - this.#since.get(key)) / DROP_MILLIS);
    const y = -0.6 + (row + 1.1) * t * t;
    const x = this.camera.x(column + 0.5);
    this.#disc(g, view.colours, team, x, this.camera.y(y));
    if (key === this.#newest && winning.size === 0) {
      g.fillStyle = faint("#101010", 0.55);
      circle(g, x, this.camera.y(y), 0.09 * this.camera.scale);
      g.fill();
    }
    if (winning.has(key)) {
      g.strokeStyle = view.colours.boardInk;
      g.lineWidth = 3;
      circle(g, x, this.camera.y(y), 0.46 * this.camera.scale);
      g.stroke();
    }
  }

  #drawnOnce = false;
  /** The disc that was dropped last, where that was seen. */
  #newest;

  #noteNewest(discs) {
    const fresh = discs.filter(({ row, column }) => !this.#since.has(row * this.columns + column));
    if (this.#drawnOnce && fresh.length === 1) {
      this.#newest = fresh[0].row * this.columns + fresh[0].column;
    } else if (fresh.length > 1 || discs.length === 0) {
      this.#newest = undefined;
    }
  }

  #forget(discs) {
    this.#drawnOnce = true;
    if (discs.length < this.#since.size) {
      const kept = new Set(discs.map(({ row, column }) => row * this.columns + column));
      [...this.#since.keys()].filter((key) => !kept.has(key)).forEach((key) => this.#since.delete(key));
    }
  }

  #disc(g, colours, team, x, y) {
    const r = 0.41 * this.camera.scale;
    g.fillStyle = colours.team(team);
    circle(g, x, y, r);
    g.fill();
    g.strokeStyle = faint("#101010", 0.35);
    g.lineWidth = 2;
    if (team === 0) {
      circle(g, x, y, r * 0.6);
    } else {
      polygon(g, x, y, r * 0.68, 4);
    }
    g.stroke();
  }

  /** Cells of four in a row, if there are any. */
  #line() {
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        const team = this.teamAt(row, column);
        for (const [down, right] of DIRECTIONS) {
          const cells = Array.from({ length: LINE }, (_, i) => [row + i * down, column + i * right]);
          const inside = cells.every(([r, c]) => r >= 0 && r < this.rows && c >= 0 && c < this.columns);
          if (team !== EMPTY && inside && cells.every(([r, c]) => this.teamAt(r, c) === team)) {
            return new Set(cells.map(([r, c]) => r * this.columns + c));
          }
        }
      }
    }
    return new Set();
  }

  /** The column under a pixel, or undefined. */
  columnAt(x, y) {
    const place = this.camera.place(x, y);
    const column = Math.floor(place.x);
    return column >= 0 && column < this.columns && place.y > -1.2 && place.y < this.rows + 0.4 ? column : undefined;
  }

  /** The board in words, row by row from the top. */
  twin() {
    const names = (team) => (team === EMPTY ? "empty" : this.scene.game.teams[team]);
    return {
      heads: ["Row", ...Array.from({ length: this.columns }, (_, c) => `Column ${c + 1}`)],
      rows: Array.from({ length: this.rows }, (_, r) => [
        String(r + 1), ...Array.from({ length: this.columns }, (_, c) => names(this.teamAt(r, c))),
      ]),
    };
  }
}
