// Draws Kuhn poker: two cards, the pot, and what was done so far.

import { faint } from "./colours.js";
import { teamShape } from "./shapes.js";

const CARDS = ["jack", "queen", "king"];
const MOVES = ["first", "second", "third"];
const LETTERS = { jack: "J", queen: "Q", king: "K" };

export class KuhnRenderer {
  /** @param {import("../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
  }

  draw(g, view) {
    const { width, height, colours } = view;
    g.fillStyle = colours.boardOutside;
    g.fillRect(0, 0, width, height);
    const s = Math.min(height / 620, width / 560);
    const x = width / 2;
    const y = height / 2;
    g.fillStyle = colours.boardLane;
    g.strokeStyle = colours.boardLaneEdge;
    g.lineWidth = 2;
    g.beginPath();
    g.ellipse(x, y, 265 * s, 285 * s, 0, 0, 2 * Math.PI);
    g.fill();
    g.stroke();
    const own = this.scene.ownTeam;
    this.#card(g, colours, x, y - 165 * s, s, 1 - own, this.cardOf("opponent"));
    this.#card(g, colours, x, y + 165 * s, s, own, this.cardOf("own"));
    this.#chips(g, colours, x, y, s);
    this.#moves(g, colours, x, y + 52 * s, s);
  }

  /** Name of a side's card, or undefined while it lies face down. */
  cardOf(side) {
    return CARDS.find((card) => this.scene.global(`${side}-${card}`) > 0);
  }

  /** Moves so far: whose, and what. */
  moves() {
    const first = this.scene.global("acts-first") > 0 ? this.scene.ownTeam : 1 - this.scene.ownTeam;
    return MOVES.map((place, i) => {
      const bet = this.scene.global(`${place}-bet`) > 0;
      const done = bet || this.scene.global(`${place}-passed`) > 0;
      return done ? { team: i % 2 === 0 ? first : 1 - first, bet } : undefined;
    }).filter(Boolean);
  }

  #card(g, colours, x, y, s, team, card) {
    const w = 104 * s;
    const h = 146 * s;
    g.fillStyle = "rgb(0 0 0 / 18%)";
    g.beginPath();
    g.roundRect(x - w / 2 + 3 * s, y - h / 2 + 5 * s, w, h, 10 * s);
    g.fill();
    g.strokeStyle = colours.team(team);
    g.lineWidth = 3 * s;
    g.beginPath();
    g.roundRect(x - w / 2, y - h / 2, w, h, 10 * s);
    for (const layer of [colours.surface, card ? colours.boardPlate : faint(colours.team(team), 0.35)]) {
      g.fillStyle = layer;
      g.fill();
    }
    g.stroke();
    if (card) {
      g.fillStyle = colours.boardInk;
      g.textAlign = "center";
      g.textBaseline = "middle";
      g.font = `600 ${58 * s}px Georgia, "Liberation Serif", serif`;
      g.fillText(LETTERS[card], x, y - 6 * s);
      g.font = `500 ${13 * s}px system-ui, sans-serif`;
      g.fillText(card, x, y + 46 * s);
    } else {
      g.fillStyle = colours.team(team);
      teamShape(g, team, x, y, 22 * s);
      g.fill();
    }
  }

  #chips(g, colours, x, y, s) {
    const chips = [1, 1];
    this.moves().forEach((move) => (chips[move.team] += move.bet ? 1 : 0));
    chips.forEach((count, team) => {
      const side = team === this.scene.ownTeam ? 1 : -1;
      for (let i = 0; i < count; i++) {
        const cx = x + (i - (count - 1) / 2) * 34 * s;
        g.fillStyle = colours.team(team);
        g.beginPath();
        g.ellipse(cx, y + side * 26 * s - 6 * s, 14 * s, 14 * s, 0, 0, 2 * Math.PI);
        g.fill();
        g.strokeStyle = faint("#101010", 0.4);
        g.lineWidth = 2 * s;
        g.setLineDash([4 * s, 4 * s]);
        g.stroke();
        g.setLineDash([]);
      }
    });
  }

  #moves(g, colours, x, y, s) {
    g.font = `500 ${15 * s}px system-ui, sans-serif`;
    g.textAlign = "center";
    g.fillStyle = colours.text;
    const said = this.moves().map(({ team, bet }) => `${this.scene.game.teams[team]} ${bet ? "bets" : "passes"}`);
    g.fillText(said.join(" · "), x, y + 18 * s);
  }

  twin() {
    const side = (name) => this.cardOf(name) ?? "face down";
    const own = this.scene.ownTeam;
    return {
      heads: ["What", "Is"],
      rows: [
        [`${this.scene.game.teams[own]}'s card`, side("own")],
        [`${this.scene.game.teams[1 - own]}'s card`, side("opponent")],
        ...this.moves().map(({ team, bet }, i) => [`Move ${i + 1}`, `${this.scene.game.teams[team]} ${bet ? "bets" : "passes"}`]),
      ],
    };
  }
}
