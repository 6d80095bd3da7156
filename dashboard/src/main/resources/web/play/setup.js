// Before a match: which game, which side, against whom. Something good is chosen already, so that one click starts.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { rating } from "../app/format.js";
import { address, note } from "../app/router.js";
import { parts, shown } from "../app/names.js";
import { heroChoices, settingsFor } from "./lanes-heroes.js";
import { offered, strength, suitable } from "./words.js";

/** The side that the arena draws. */
const RANDOM = -1;

class Setup extends Element {
  static properties = {
    /** `[{ name, summary, teams, seats, seatTeams, players }]` */
    games: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
    /** Called with `{ game, team, opponent, settings }`. */
    onStart: { attribute: false },
    game: { state: true },
    team: { state: true },
    hero: { state: true },
    opponent: { state: true },
  };

  willUpdate(changed) {
    if (changed.has("games") && this.games && !this.game) {
      const { parameters } = address();
      this.game = this.games.find((one) => one.name === parameters.get("game")) ?? this.games.find((one) => one.first) ?? this.games[0];
      this.team = { 0: 0, 1: 1, random: RANDOM }[parameters.get("side")] ?? 0;
      this.hero = parameters.get("hero") ?? undefined;
      this.#meet(parameters.get("opponent"));
    }
  }

  /** Chooses an opponent by name, also one that is not listed, or else one of suitable strength. */
  #meet(name) {
    const { game } = this;
    if (name && game && !game.players.some((one) => one.name === name)) {
      this.game = { ...game, players: offered([{ name, kind: "agent", description: "" }, ...game.players]) };
      this.games = this.games.map((one) => (one === game ? this.game : one));
    }
    const players = this.game?.players ?? [];
    this.opponent = players.find((one) => one.name === name) ?? suitable(players);
  }

  render() {
    const { game } = this;
    if (!game) {
      return html`<div class="empty" role="status">${this.problem ? html`<b>${this.problem}</b>` : "Reading what can be played…"}</div>`;
    }
    return html`
      <section class="card">
        <header><h2>Game</h2></header>
        <div class="choices" role="radiogroup" aria-label="Game">${this.games.map((one) => this.#gameChoice(one))}</div>
      </section>
      <section class="card">
        <header><h2>Side</h2></header>
        <div class="choices sides" role="radiogroup" aria-label="Side">
          ${[...game.teams.keys(), RANDOM].map((team) => this.#sideChoice(team))}
        </div>
      </section>
      ${this.#heroes(game)}
      <section class="card">
        <header><h2>Opponent</h2></header>
        ${game.players.length === 0
          ? html`<div class="empty"><b>Nobody plays this game yet.</b></div>`
          : html`<div class="choices list" role="radiogroup" aria-label="Opponent">${game.players.map((one) => this.#opponentChoice(one))}</div>`}
      </section>
      <div class="start">
        <button class="primary" ?disabled=${this.busy || !this.opponent} @click=${() => this.#start()}>
          ${this.busy ? "Setting up the match…" : html`Play ${game.name} against ${this.opponent ? shown(this.opponent.name) : "…"}`}
        </button>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </div>`;
  }

  #gameChoice(game) {
    return html`<button role="radio" class="choice" aria-checked=${game === this.game} @click=${() => this.#chooseGame(game)}>
      <b>${game.name}</b><span class="muted small">${game.summary}</span>
    </button>`;
  }

  #chooseGame(game) {
    this.game = game;
    note("game", game.name);
    note("opponent", undefined);
    this.#meet(undefined);
  }

  #sideChoice(team) {
    return html`<button role="radio" class="choice" aria-checked=${team === this.team} @click=${() => this.#chooseSide(team)}>
      ${team === RANDOM ? html`<b>Random</b>` : html`<span class="team" data-team=${team}><b>${this.game.teams[team]}</b></span>`}
    </button>`;
  }

  #chooseSide(team) {
    this.team = team;
    note("side", team === 0 ? undefined : team === RANDOM ? "random" : String(team));
  }

  #heroes(game) {
    const choices = heroChoices(game);
    return choices.length === 0
      ? nothing
      : html`<section class="card">
          <header><h2>Hero</h2></header>
          <div class="choices" role="radiogroup" aria-label="Hero">${choices.map((one) => this.#heroChoice(one))}</div>
        </section>`;
  }

  #heroChoice({ name, title, does }) {
    return html`<button role="radio" class="choice" aria-checked=${name === this.hero} @click=${() => this.#chooseHero(name)}>
      <b>${title}</b><span class="muted small">${does}</span>
    </button>`;
  }

  #chooseHero(name) {
    this.hero = name;
    note("hero", name);
  }

  #opponentChoice(player) {
    const { head, tail } = parts(player.name);
    return html`<button role="radio" class="choice row" title=${player.name} aria-checked=${player === this.opponent} @click=${() => this.#chooseOpponent(player)}>
      <span><b>${head}</b> ${player === suitable(this.game.players) ? html`<span class="suits">suits you</span>` : nothing}
        ${tail ? html`<span class="muted small tail">${tail}</span>` : nothing}</span>
      <span class="muted small">${strength(player, this.game.players)}${player.description ? html` · ${player.description}` : nothing}</span>
      <span class="number">${rating(player.rating ?? undefined, player.ratingSigma ?? 0)}</span>
    </button>`;
  }

  #chooseOpponent(player) {
    this.opponent = player;
    note("opponent", player.name);
  }

  #start() {
    this.onStart?.({ game: this.game, team: this.team, opponent: this.opponent, settings: settingsFor(this.game, this.hero) });
  }
}

customElements.define("agon-setup", Setup);
