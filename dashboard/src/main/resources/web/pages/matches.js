// Matches: what is played now, and what was played before, of everybody or of those one asks for.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { Poll, ask } from "../app/api.js";
import { clock, count } from "../app/format.js";
import { shown } from "../app/names.js";
import { address, go, note } from "../app/router.js";
import { inRun } from "../app/run.js";
import { matchTable } from "./match-table.js";

const EVERY_MILLIS = 3000;
const PLAYED_EVERY_MILLIS = 10_000;
const SHOWN_AT_FIRST = 30;
const MOST_SHOWN = 480;

class Matches extends Element {
  static properties = {
    live: { state: true }, played: { state: true }, games: { state: true }, names: { state: true }, problem: { state: true }, limit: { state: true },
    a: { state: true }, b: { state: true },
  };

  replays = new Set();

  connectedCallback() {
    super.connectedCallback();
    const { parameters } = address();
    this.a = parameters.get("a") ?? "";
    this.b = parameters.get("b") ?? "";
    this.limit = SHOWN_AT_FIRST;
    const failed = (problem) => (this.problem = problem);
    ask("/api/arena/games").then((games) => (this.games = games), failed);
    ask(inRun("/api/league?players=all")).then((league) => (this.names = league.players.map((one) => one.name)), failed);
    const live = new Poll(() => ask("/api/arena/matches"), (matches) => this.#heard(() => (this.live = matches)), failed, EVERY_MILLIS);
    this.until(() => live.stop());
    const played = new Poll(() => this.#ask(), (answer) => this.#hearPlayed(answer), failed, PLAYED_EVERY_MILLIS);
    this.until(() => played.stop());
  }

  #heard(take) {
    this.problem = undefined;
    take();
  }

  /** Gives also what was asked for, as another wish may have come since. */
  async #ask() {
    const wish = [this.a, this.b].filter(Boolean).map((name) => `&player=${encodeURIComponent(name)}`).join("");
    const asked = `/api/matches?limit=${this.limit}${wish}`;
    const [played, replays] = await Promise.all([ask(inRun(asked)), ask("/api/arena/replays")]);
    return { asked, wish, limit: this.limit, played, replays };
  }

  #hearPlayed({ wish, limit, played, replays }) {
    const now = [this.a, this.b].filter(Boolean).map((name) => `&player=${encodeURIComponent(name)}`).join("");
    if (wish === now && limit === this.limit) {
      this.#heard(() => ((this.replays = new Set(replays)), (this.played = played)));
    }
  }

  #look() {
    this.#ask().then((answer) => this.#hearPlayed(answer), (problem) => (this.problem = problem));
  }

  #choose(which, name) {
    this[which] = name.trim();
    this.limit = SHOWN_AT_FIRST;
    note(which, this[which]);
    this.#look();
  }

  get #rates() {
    return new Map((this.games ?? []).map((game) => [game.name, game.ticksPerSecond]));
  }

  render() {
    return html`<div class="sheet">
      <header><div><h1>Matches</h1><p>What is played on this arena now, and what was played before.</p></div>
        <a class="button primary" href=${inRun("/play")}>Play one</a></header>
      ${this.problem ? html`<p class="problem" role="status">${this.problem.message}</p>` : nothing}
      ${this.#live()} ${this.#played()}
    </div>`;
  }

  #live() {
    const { live } = this;
    return html`<section class="card short">
      <header><h2>Now</h2></header>
      ${live === undefined
        ? html`<div class="empty">Reading…</div>`
        : live.length === 0
          ? html`<div class="empty"><b>Nothing is played at this moment.</b><span>The exhibition plays while somebody watches <a href="/">TV</a>.</span></div>`
          : html`<div class="table" tabindex="0" role="region" aria-label="Live matches"><table>
              <thead><tr><th scope="col">Match</th><th scope="col">Amber</th><th scope="col">Sky</th><th scope="col" class="number">Time</th>
                <th scope="col" class="number">Watched by</th></tr></thead>
              <tbody>${live.map((match) => this.#row(match))}</tbody>
            </table></div>`}
    </section>`;
  }

  #row(match) {
    const to = `/match/${match.id}`;
    const rate = this.#rates.get(match.game) ?? 0;
    const names = (team) => [...new Set(match.seats.filter((seat) => seat.team === team).map((seat) => seat.player))];
    const players = (team) => html`<td><span class="team" data-team=${team} title=${names(team).join(", ")}>${names(team).map(shown).join(", ")}</span></td>`;
    return html`<tr data-open @click=${(event) => event.target.closest("a") || go(to)}>
      <th scope="row"><a href=${to}>${match.game}</a></th>
      ${players(0)}${players(1)}
      <td class="number">${rate > 0 ? clock(match.tick / rate) : count(match.tick, "move", "moves")}</td>
      <td class="number">${match.watchers}</td>
    </tr>`;
  }

  #played() {
    const { played } = this;
    return html`<section class="card">
      <header><h2>Played</h2><p>${played?.run ? `By players of ${played.run}, newest` : "Newest"} first. A replay is played again from seed and orders, bit for bit.</p></header>
      <div class="row filter" role="search" aria-label="Matches of whom">
        ${this.#field("a", "Player")} <span class="muted">against</span> ${this.#field("b", "Anybody")}
        <datalist id="players">${(this.names ?? []).map((name) => html`<option value=${name}></option>`)}</datalist>
        ${this.a || this.b ? html`<button class="plain" @click=${() => (this.#choose("a", ""), this.#choose("b", ""))}>All matches</button>` : nothing}
      </div>
      ${played === undefined
        ? html`<div class="empty" role="status">Reading…</div>`
        : played.matches.length === 0
          ? this.#none()
          : matchTable(played.matches, { rates: this.#rates, replays: this.replays, label: "Matches played" })}
      ${played?.more && this.limit < MOST_SHOWN ? html`<button class="plain more" @click=${() => this.#more()}>Show more</button>` : nothing}
    </section>`;
  }

  #field(which, hint) {
    return html`<input type="search" list="players" placeholder=${hint} aria-label=${which === "a" ? "Player" : "Opponent"} .value=${this[which]}
      @change=${(event) => this.#choose(which, event.target.value)} />`;
  }

  #more() {
    this.limit = Math.min(MOST_SHOWN, this.limit * 4);
    this.#look();
  }

  #none() {
    const wanted = [this.a, this.b].filter(Boolean);
    if (wanted.length === 0) {
      return html`<div class="empty"><b>No match has been played to its end yet.</b>
        <span>Rated ones come as soon as <code>./agon train</code> has a first snapshot; one of your own begins under <a href=${inRun("/play")}>Play</a>.</span></div>`;
    }
    const stranger = this.names && wanted.find((name) => !this.names.includes(name));
    return html`<div class="empty"><b>${wanted.length === 2 ? `${wanted[0]} and ${wanted[1]} have not met.` : `${wanted[0]} has not played.`}</b>
      <span>${stranger ? `The league knows nobody called “${stranger}”; the fields suggest whom it knows.` : "Evaluation lets those meet of whom least is known; their turn may come."}</span></div>`;
  }
}

customElements.define("agon-matches", Matches);
