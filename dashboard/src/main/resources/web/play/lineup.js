// Who sits where, before a match: oneself, team-mates, opponents. Seats are chosen by pressing them, or a side at a time.

import { html, nothing } from "lit";
import { rating } from "../app/format.js";
import { parts } from "../app/names.js";
import { PERSON } from "./words.js";

/** Which seats a player is being chosen for. */
export const OPPONENTS = "opponents";
export const MATES = "mates";

/** The two sides as they are to sit. */
export class Lineup {
  /** @param {any} game with seatTeams */
  constructor(game) {
    const size = game.seats / game.teams.length;
    this.game = game;
    /** @type {any[]} */
    this.opponents = new Array(game.seats - size);
    /** @type {any[]} */
    this.mates = new Array(size - 1);
  }

  /** Lets a player sit in the seats that a target means: a side, or one seat of it as `side index`. */
  seat(target, player) {
    const [side, index] = target.split(" ");
    if (index === undefined) {
      this[side].fill(player);
    } else {
      this[side][Number(index)] = player;
    }
  }

  /** The players of a target's seats, each once. */
  at(target) {
    const [side, index] = target.split(" ");
    return [...new Set(index === undefined ? this[side] : [this[side][Number(index)]])];
  }

  get everybody() {
    return [...this.opponents, ...this.mates];
  }

  /** Whether another person is invited. */
  get invites() {
    return this.everybody.includes(PERSON);
  }

  /** Who plays for people while they are away: the first agent that sits. */
  standIn(otherwise) {
    return this.everybody.find((one) => one && one !== PERSON) ?? otherwise;
  }
}

/**
 * Both sides with their seats.
 *
 * @param {Lineup} lineup
 * @param {{ team: number, target: string, choose: (target: string) => void }} how team: one's own, or -1 where it is drawn
 */
export function lineupView(lineup, { team, target, choose }) {
  const { teams } = lineup.game;
  const names = team < 0 ? ["Your side", "Other side"] : [teams[team], teams[1 - team]];
  const marks = team < 0 ? [nothing, nothing] : [team, 1 - team];
  return html`<div class="lineup">
    ${side(names[0], marks[0], MATES, lineup.mates, { target, choose, own: true })}
    ${side(names[1], marks[1], OPPONENTS, lineup.opponents, { target, choose, own: false })}
  </div>`;
}

function side(title, mark, name, players, { target, choose, own }) {
  return html`<section class="lineup-side" data-team=${mark}>
    <header><h3 class="team" data-team=${mark}>${title}</h3>
      ${players.length > 1
        ? html`<button class="plain" aria-pressed=${target === name} @click=${() => choose(name)}>${own ? "All team-mates" : "All opponents"}</button>`
        : nothing}</header>
    <ol>
      ${own ? html`<li class="lineup-seat" data-own><b>You</b></li>` : nothing}
      ${players.map((player, i) => seatButton(player, target === name || target === `${name} ${i}`, () => choose(`${name} ${i}`)))}
    </ol>
  </section>`;
}

function seatButton(player, chosen, choose) {
  const person = player === PERSON;
  const { head, tail } = player && !person ? parts(player.name) : { head: person ? "Another person" : "…", tail: "" };
  return html`<li><button class="lineup-seat" aria-pressed=${chosen} title=${player?.name ?? ""} @click=${choose}>
    <b>${head}</b>${tail ? html`<span class="muted small">${tail}</span>` : nothing}
    <span class="muted small number">${person ? "by a link" : rating(player?.rating ?? undefined, player?.ratingSigma ?? 0)}</span>
  </button></li>`;
}
