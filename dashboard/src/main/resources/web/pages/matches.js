// Matches: what is played now, and what was played before.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { Poll, ask } from "../app/api.js";
import { clock, count } from "../app/format.js";
import { shown } from "../app/names.js";
import { address, go, note } from "../app/router.js";
import { inRun } from "../app/run.js";

const EVERY_MILLIS = 3000;
const SHOWN_AT_FIRST = 30;

class Matches extends Element {
  static properties = { live: { state: true }, replays: { state: true }, games: { state: true }, problem: { state: true }, all: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    const { parameters } = address();
    this.pair = [parameters.get("a"), parameters.get("b")].filter(Boolean);
    ask("/api/arena/games").then((games) => (this.games = games), (problem) => (this.problem = problem));
    const poll = new Poll(() => Promise.all([ask("/api/arena/matches"), ask("/api/arena/replays")]), (answers) => this.#heard(answers),
      (problem) => (this.problem = problem), EVERY_MILLIS);
    this.until(() => poll.stop());
  }

  #heard([live, replays]) {
    this.problem = undefined;
    this.live = live;
    this.replays = replays;
  }

  render() {
    return html`<div class="sheet">
      <header><div><h1>Matches</h1><p>What is played on this arena now, and replays of what was played.</p></div>
        <a class="button primary" href="/play">Play one</a></header>
      ${this.problem ? html`<p class="problem" role="status">${this.problem.message}</p>` : nothing}
      ${this.pair.length === 2 ? this.#pairNote() : nothing} ${this.#live()} ${this.#replays()}
    </div>`;
  }

  #pairNote() {
    return html`<section class="card"><header><h2>${this.pair[0]} against ${this.pair[1]}</h2>
      <p>Rated matches run in the workers, without pictures; see either player’s record:</p></header>
      <div class="orders">${this.pair.map((name) => html`<a class="button" href=${inRun(`/league/${encodeURIComponent(name)}`)}>${name}</a>`)}
        <button class="plain" @click=${() => this.#forgetPair()}>All matches</button></div></section>`;
  }

  #forgetPair() {
    this.pair = [];
    note("a", undefined);
    note("b", undefined);
    this.requestUpdate();
  }

  #live() {
    const { live } = this;
    return html`<section class="card">
      <header><h2>Now</h2></header>
      ${live === undefined
        ? html`<div class="empty">Reading…</div>`
        : live.length === 0
          ? html`<div class="empty"><b>Nothing is played at this moment.</b><span>The exhibition plays while somebody watches <a href="/">TV</a>.</span></div>`
          : html`<div class="table"><table>
              <thead><tr><th scope="col">Match</th><th scope="col">Amber</th><th scope="col">Sky</th><th scope="col" class="number">Time</th>
                <th scope="col" class="number">Watched by</th></tr></thead>
              <tbody>${live.map((match) => this.#row(match))}</tbody>
            </table></div>`}
    </section>`;
  }

  #row(match) {
    const to = `/match/${match.id}`;
    const rate = this.games?.find((game) => game.name === match.game)?.ticksPerSecond ?? 0;
    const names = (team) => [...new Set(match.seats.filter((seat) => seat.team === team).map((seat) => seat.player))];
    const players = (team) => html`<td><span class="team" data-team=${team} title=${names(team).join(", ")}>${names(team).map(shown).join(", ")}</span></td>`;
    return html`<tr data-open @click=${(event) => event.target.closest("a") || go(to)}>
      <th scope="row"><a href=${to}>${match.game}</a></th>
      ${players(0)}${players(1)}
      <td class="number">${rate > 0 ? clock(match.tick / rate) : count(match.tick, "move", "moves")}</td>
      <td class="number">${match.watchers}</td>
    </tr>`;
  }

  #replays() {
    const replays = this.replays ?? [];
    const shown = this.all ? replays : replays.slice(0, SHOWN_AT_FIRST);
    return html`<section class="card">
      <header><h2>Replays</h2><p>Newest first. A replay is played again from seed and orders, bit for bit.</p></header>
      ${replays.length === 0
        ? html`<div class="empty"><b>${this.replays ? "No match has been kept yet." : "Reading…"}</b></div>`
        : html`<div class="table"><table>
            <thead class="visually-hidden"><tr><th scope="col">Replay</th></tr></thead>
            <tbody>${shown.map((id) => html`<tr data-open @click=${(event) => event.target.closest("a") || go(`/match/${id}`)}>
              <th scope="row"><a href="/match/${id}">${id.replace("replay/", "")}</a></th></tr>`)}</tbody>
          </table></div>`}
      ${replays.length > shown.length ? html`<button class="plain more" @click=${() => (this.all = true)}>Show all ${replays.length}</button>` : nothing}
    </section>`;
  }
}

customElements.define("agon-matches", Matches);
