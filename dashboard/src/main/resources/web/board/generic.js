// Draws any game from its layout alone: planes as grids, entities where their coordinates say, or as a list where they have none.

import { Camera } from "./camera.js";
import { bar, teamShape } from "./shapes.js";
import { faint } from "./colours.js";

const MARGIN = 24;
const RADIUS = 9;

export class GenericRenderer {
  /** Every pixel is drawn. */
  static covers = true;

  /** @param {import("../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
    const { layout, columns } = scene;
    this.placed = columns.x >= 0 && columns.y >= 0;
    this.camera = new Camera(this.#edges(layout, columns), MARGIN);
  }

  #edges(layout, columns) {
    if (this.placed) {
      const x = layout.features[columns.x];
      const y = layout.features[columns.y];
      return { lowX: x.low, highX: x.high, lowY: y.low, highY: y.high };
    }
    return { lowX: 0, highX: Math.max(1, layout.columns), lowY: 0, highY: Math.max(1, layout.rows) };
  }

  draw(g, view) {
    this.camera.fit(view.width, view.height);
    g.fillStyle = view.colours.boardOutside;
    g.fillRect(0, 0, view.width, view.height);
    const { map } = this.camera;
    g.fillStyle = view.colours.board;
    g.fillRect(this.camera.x(map.lowX), this.camera.y(map.lowY), (map.highX - map.lowX) * this.camera.scale,
      (map.highY - map.lowY) * this.camera.scale);
    this.#drawPlanes(g, view);
    if (this.placed) {
      this.#drawUnits(g, view);
    } else {
      this.#drawNumbers(g, view);
    }
  }

  #drawPlanes(g, view) {
    const { layout } = this.scene;
    const { map } = this.camera;
    const w = ((map.highX - map.lowX) / Math.max(1, layout.columns)) * this.camera.scale;
    const h = ((map.highY - map.lowY) / Math.max(1, layout.rows)) * this.camera.scale;
    layout.planes.forEach((plane, index) => {
      const colour = [view.colours.amber, view.colours.sky, view.colours.neutral][index % 3];
      for (let row = 0; row < layout.rows; row++) {
        for (let column = 0; column < layout.columns; column++) {
          const value = this.scene.planes[(index * layout.rows + row) * layout.columns + column];
          const share = (value - Math.max(0, plane.low)) / (plane.high - Math.max(0, plane.low));
          if (share > 0) {
            g.fillStyle = faint(colour, Math.min(0.9, share * 0.9));
            g.beginPath();
            g.roundRect(this.camera.x(map.lowX) + column * w + 1, this.camera.y(map.lowY) + row * h + 1, w - 2, h - 2, 4);
            g.fill();
          }
        }
      }
    });
  }

  #drawUnits(g, view) {
    const progress = view.calm ? 1 : this.scene.progress(view.now);
    for (const unit of this.scene.units.values()) {
      const [x, y] = this.#place(unit, progress);
      g.fillStyle = view.colours.team(unit.team);
      teamShape(g, unit.team, x, y, RADIUS);
      g.fill();
      g.fillStyle = view.colours.boardInk;
      g.font = "500 10px system-ui, sans-serif";
      g.textAlign = "center";
      g.textBaseline = "top";
      g.fillText(unit.kind, x, y + RADIUS + 2);
      if (unit.has("health")) {
        bar(g, x - 12, y - RADIUS - 7, 24, 3, unit.number("health"), view.colours.team(unit.team), view.colours.boardHealthGround);
      }
    }
  }

  #place(unit, progress) {
    return [this.camera.x(unit.fromX + (unit.x - unit.fromX) * progress), this.camera.y(unit.fromY + (unit.y - unit.fromY) * progress)];
  }

  #drawNumbers(g, view) {
    g.fillStyle = view.colours.text;
    g.font = "13px system-ui, sans-serif";
    g.textAlign = "left";
    g.textBaseline = "top";
    this.scene.layout.globals.forEach((feature, i) => {
      g.fillText(`${feature.name}: ${this.scene.globals[i]}`, 24 + Math.floor(i / 24) * 220, 24 + (i % 24) * 20);
    });
  }

  unitAt(x, y) {
    return [...this.scene.units.values()].find((unit) => {
      const [ux, uy] = this.#place(unit, 1);
      return this.placed && Math.hypot(ux - x, uy - y) <= RADIUS + 5;
    });
  }

  words(unit) {
    const known = this.scene.layout.features.filter((feature) => unit.has(feature.name));
    return [
      `${this.scene.game.teams[unit.team] ?? "Nobody"}'s ${unit.kind}`,
      ...known.slice(0, 8).map((feature) => `${feature.name}: ${unit.number(feature.name).toFixed(2)}`),
    ];
  }
}
