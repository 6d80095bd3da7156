// What both sides have, in a line above the map, as far as whoever looks knows it.

import { isFoggy } from "./facts.js";

/** Half of what lies between the two. */
const GAP = 22;
const NARROW_GAP = 9;
const MARGIN = 14;
const FONT_PIXELS = 15;
const NARROW_FONT_PIXELS = 13;
/** Height of a line of its own. */
const LINE = 24;

/** What is written, and where: beside what lies over the board, or in a line of its own below it. */
export class Stores {
  /** Pixels above the map. */
  head;

  /**
   * @param {number} width of the board
   * @param {{ right: number, bottom: number }} chips how far the clock, and what is beside it, reach into the board
   */
  constructor(g, scene, width, chips) {
    const own = scene.ownTeam;
    this.sides = [own, 1 - own].map((team) => ({ team, text: standing(scene, team) }));
    this.width = width;
    this.chips = chips;
    g.font = font(FONT_PIXELS);
    this.widths = this.sides.map((side) => g.measureText(side.text).width);
    this.beside = chips.right + this.widths[0] + this.widths[1] + 2 * GAP + MARGIN <= width;
    this.head = this.beside ? chips.bottom : chips.bottom + LINE;
  }

  draw(g, colours) {
    g.textBaseline = "middle";
    if (this.beside) {
      const between = Math.min(
        Math.max(this.width / 2, this.chips.right + this.widths[0] + GAP), this.width - MARGIN - this.widths[1] - GAP);
      this.#write(g, colours, between, GAP, this.head / 2 + 3, FONT_PIXELS);
    } else {
      const [mine, theirs] = this.widths.map((width) => (width * NARROW_FONT_PIXELS) / FONT_PIXELS);
      const room = this.width - 2 * MARGIN - 2 * NARROW_GAP;
      const size = NARROW_FONT_PIXELS * Math.min(1, room / (mine + theirs));
      const middle = this.width / 2 + ((mine - theirs) * size) / NARROW_FONT_PIXELS / 2;
      this.#write(g, colours, middle, NARROW_GAP, this.head - LINE / 2, size);
    }
  }

  #write(g, colours, middle, gap, y, size) {
    g.font = font(size);
    this.sides.forEach(({ team, text }, i) => {
      g.textAlign = i === 0 ? "right" : "left";
      g.fillStyle = colours.teamText(team);
      g.fillText(text, middle + (i === 0 ? -gap : gap), y);
    });
  }
}

function font(pixels) {
  return `600 ${pixels}px system-ui, sans-serif`;
}

function standing(scene, team) {
  const own = team === scene.ownTeam;
  const name = scene.game.teams[team];
  const count = [...scene.units.values()].filter((unit) => unit.team === team).length;
  const units = `${count} unit${count === 1 ? "" : "s"}`;
  if (!own && isFoggy(scene)) {
    return `${name}: ${units} in sight`;
  }
  const store = scene.global(own ? "ownStore" : "enemyStore");
  const claimed = own ? store - scene.global("ownSpendable") : 0;
  return `${name}: ${store} ore${claimed > 0 ? ` (${claimed} claimed)` : ""}, ${units}`;
}
