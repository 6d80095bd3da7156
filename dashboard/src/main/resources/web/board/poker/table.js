// Draws a poker table for two: cards, chips in the pot, and what was done last.

import { faint } from "../colours.js";
import { teamShape } from "../shapes.js";

const LETTERS = { jack: "J", queen: "Q", king: "K" };
const SLIDE_MILLIS = 320;
const TURN_MILLIS = 380;
const CHIPS_A_STACK = 5;
const SERIF = 'Georgia, "Liberation Serif", serif';

/** The card that lies at a place, `own`, `opponent` or `open`, or undefined while it is not shown. */
export function cardOf(scene, place, cards) {
  return cards.find((card) => scene.global(`${place}-${card}`) > 0);
}

/**
 * A table for two. A game says in `facts()` what lies on it: `{ cards: by team, chips: by team, moves: [{ team, text, round }], folded,
 * open, hasOpen }`, and in `strength(card, open)` which card wins.
 */
export class PokerRenderer {
  /** Every pixel is drawn. */
  static covers = true;

  /** When each chip came and each card was turned, by a key. */
  #since = new Map();
  #drawnOnce = false;

  /** @param {import("../../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
  }

  draw(g, view) {
    const { width, height, colours } = view;
    const facts = this.facts();
    const own = this.scene.ownTeam;
    const s = Math.min(height / 720, width / 640);
    const at = { x: width / 2, y: height / 2 - 24 * s };
    g.fillStyle = colours.boardOutside;
    g.fillRect(0, 0, width, height);
    this.#table(g, colours, at, s);
    const winner = this.#winner(facts);
    if (facts.hasOpen) {
      this.#card(g, view, at, s, { card: facts.open, key: "open", team: -1 });
    }
    for (const team of [1 - own, own]) {
      const side = team === own ? 1 : -1;
      const place = { x: at.x, y: at.y + side * 192 * s };
      this.#card(g, view, place, s, { card: facts.cards[team], key: `card ${team}`, team, lost: winner !== undefined && winner !== team,
        won: winner === team, folded: facts.folded === team });
      this.#chips(g, view, { x: at.x - (facts.hasOpen ? 128 : 0) * s, y: at.y + side * (facts.hasOpen ? 40 : 46) * s }, s, team, facts.chips[team]);
      this.#said(g, view, { x: at.x + 84 * s, y: place.y }, s, team, facts.moves.filter((move) => move.team === team).at(-1));
    }
    this.#pot(g, view, at, s, facts);
    this.#drawnOnce = true;
  }

  #table(g, colours, { x, y }, s) {
    g.fillStyle = colours.boardLane;
    g.strokeStyle = colours.boardLaneEdge;
    g.lineWidth = 10 * s;
    g.beginPath();
    g.roundRect(x - 290 * s, y - 300 * s, 580 * s, 600 * s, 220 * s);
    g.fill();
    g.stroke();
    g.strokeStyle = faint(colours.boardLaneEdge, 0.6);
    g.lineWidth = 1.5 * s;
    g.beginPath();
    g.roundRect(x - 268 * s, y - 278 * s, 536 * s, 556 * s, 200 * s);
    g.stroke();
  }

  /** Who wins the pot, once that can be seen. */
  #winner({ cards, open, hasOpen, folded }) {
    if (folded !== undefined) return 1 - folded;
    if (!cards[0] || !cards[1] || (hasOpen && !open) || this.scene.view < 0) return undefined;
    const difference = this.strength(cards[0], open) - this.strength(cards[1], open);
    return difference === 0 ? undefined : difference > 0 ? 0 : 1;
  }

  #card(g, view, { x, y }, s, { card, key, team, lost, won, folded }) {
    const { colours } = view;
    const w = 96 * s;
    const h = 134 * s;
    const turned = this.#age(`${key} ${card ?? ""}`, view, TURN_MILLIS);
    const squeeze = card && turned < 1 ? Math.max(0.04, Math.abs(Math.cos(Math.PI * (1 - turned) * 0.5))) : 1;
    g.save();
    g.translate(x, y);
    g.scale(squeeze, 1);
    g.globalAlpha = folded ? 0.45 : 1;
    g.fillStyle = colours.boardShadow;
    g.beginPath();
    g.roundRect(-w / 2 + 3 * s, -h / 2 + 5 * s, w, h, 10 * s);
    g.fill();
    g.beginPath();
    g.roundRect(-w / 2, -h / 2, w, h, 10 * s);
    g.fillStyle = colours.surface;
    g.fill();
    if (!card) {
      g.fillStyle = faint(team < 0 ? colours.neutral : colours.team(team), 0.28);
      g.fill();
    }
    g.strokeStyle = won ? colours.boardInk : team < 0 ? colours.line : colours.team(team);
    g.lineWidth = (won ? 4 : 2.5) * s;
    g.stroke();
    card ? this.#face(g, colours, card, s, lost) : this.#back(g, colours, team, s);
    g.restore();
  }

  #face(g, colours, card, s, lost) {
    const ink = lost ? colours.muted : colours.text;
    const letter = LETTERS[card];
    g.fillStyle = ink;
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.font = `600 ${56 * s}px ${SERIF}`;
    g.fillText(letter, 0, -4 * s);
    g.font = `600 ${16 * s}px ${SERIF}`;
    for (const turn of [0, Math.PI]) {
      g.save();
      g.rotate(turn);
      g.fillText(letter, -35 * s, -52 * s);
      g.restore();
    }
    g.font = `500 ${12 * s}px system-ui, sans-serif`;
    g.fillText(card, 0, 40 * s);
  }

  #back(g, colours, team, s) {
    if (team < 0) {
      g.fillStyle = colours.muted;
      g.textAlign = "center";
      g.textBaseline = "middle";
      g.font = `500 ${12 * s}px system-ui, sans-serif`;
      g.fillText("open card", 0, -8 * s);
      g.fillText("in round two", 0, 10 * s);
      return;
    }
    g.fillStyle = colours.team(team);
    teamShape(g, team, 0, 0, 22 * s);
    g.fill();
  }

  /** How much of a change has been shown, from 0 to 1; all of it for what was there from the start. */
  #age(key, view, millis) {
    if (!this.#since.has(key)) {
      this.#since.set(key, this.#drawnOnce && !view.calm ? view.now : -Infinity);
    }
    return Math.max(0, Math.min(1, (view.now - this.#since.get(key)) / millis));
  }

  #chips(g, view, { x, y }, s, team, count) {
    const own = team === this.scene.ownTeam ? 1 : -1;
    const stacks = Math.ceil(count / CHIPS_A_STACK);
    for (let i = 0; i < count; i++) {
      const stack = Math.floor(i / CHIPS_A_STACK);
      const t = this.#age(`chip ${team} ${i}`, view, SLIDE_MILLIS);
      const slid = 1 - (1 - t) ** 3;
      const cx = x + (stack - (stacks - 1) / 2) * 40 * s;
      const cy = y + 10 * s - (i % CHIPS_A_STACK) * 7 * s + own * (1 - slid) * 120 * s;
      this.#chip(g, view.colours, team, cx, cy, s);
    }
  }

  #chip(g, colours, team, x, y, s) {
    g.fillStyle = colours.team(team);
    g.strokeStyle = faint("#101010", 0.45);
    g.lineWidth = 1.4 * s;
    g.beginPath();
    g.ellipse(x, y + 4 * s, 17 * s, 9.5 * s, 0, 0, 2 * Math.PI);
    g.fill();
    g.stroke();
    g.beginPath();
    g.ellipse(x, y, 17 * s, 9.5 * s, 0, 0, 2 * Math.PI);
    g.fill();
    g.stroke();
    g.save();
    g.translate(x, y);
    g.scale(1, 0.56);
    g.beginPath();
    teamShape(g, team, 0, 0, 8 * s);
    g.stroke();
    g.restore();
  }

  /** What a side did last, beside its card. */
  #said(g, { colours }, { x, y }, s, team, move) {
    if (!move) {
      return;
    }
    g.font = `600 ${14 * s}px system-ui, sans-serif`;
    g.textAlign = "left";
    g.textBaseline = "middle";
    const width = g.measureText(move.text).width + 24 * s;
    g.fillStyle = colours.boardPlate;
    g.strokeStyle = colours.team(team);
    g.lineWidth = 1.5 * s;
    g.beginPath();
    g.roundRect(x, y - 15 * s, width, 30 * s, 15 * s);
    g.fill();
    g.stroke();
    g.fillStyle = colours.text;
    g.fillText(move.text, x + 12 * s, y + 0.5 * s);
  }

  #pot(g, { colours }, { x, y }, s, facts) {
    const pot = facts.chips[0] + facts.chips[1];
    g.fillStyle = colours.muted;
    g.font = `500 ${13 * s}px system-ui, sans-serif`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.fillText(`${pot} in the pot`, x + (facts.hasOpen ? 128 : 0) * s, y);
  }

  /** The table in words. */
  twin() {
    const facts = this.facts();
    const { teams } = this.scene.game;
    return {
      heads: ["What", "Is"],
      rows: [
        ...facts.cards.map((card, team) => [`${teams[team]}'s card`, card ?? "face down"]),
        ...(facts.hasOpen ? [["Open card", facts.open ?? "not laid yet"]] : []),
        ...facts.chips.map((count, team) => [`${teams[team]}'s chips in the pot`, String(count)]),
        ...facts.moves.map(({ team, text }, i) => [`Move ${i + 1}`, `${teams[team]} ${text}`]),
      ],
    };
  }
}
