// One player of the league: how its rating came about, how it did against everybody it met, and its matches.

import { html, nothing } from "lit";
import { Poll, ask } from "../app/api.js";
import { ago, count, exact, integer, interval, percent, rating, short } from "../app/format.js";
import { ModelPage } from "../app/models.js";
import { go } from "../app/router.js";
import { inRun } from "../app/run.js";
import { matchTable } from "./match-table.js";
import "../charts/curve.js";

const MATCHES = 20;
const MATCHES_EVERY_MILLIS = 10_000;
const OPPONENTS_AT_FIRST = 12;

class Player extends ModelPage {
  static properties = { ...ModelPage.properties, player: { attribute: false }, played: { state: true }, games: { state: true }, all: { state: true } };

  replays = new Set();

  connectedCallback() {
    super.connectedCallback();
    ask("/api/arena/games").then((games) => (this.games = games), () => {});
    const poll = new Poll(
      () => Promise.all([ask(inRun(`/api/matches?limit=${MATCHES}&player=${encodeURIComponent(this.player)}`)), ask("/api/arena/replays")]),
      ([played, replays]) => ((this.replays = new Set(replays)), (this.played = played)), () => {}, MATCHES_EVERY_MILLIS);
    this.until(() => poll.stop());
  }

  path() {
    return inRun(`/api/player?name=${encodeURIComponent(this.player)}`);
  }

  elsewhere() {
    return [inRun("/league"), "See the league"];
  }

  page(player) {
    return html`
      <header>
        <div><p class="small"><a href=${inRun("/league")}>League</a></p><h1>${player.name}</h1><p>${describe(player)}</p></div>
        ${player.playable ? html`<a class="button primary" href=${inRun(`/play?game=${encodeURIComponent(player.game)}&opponent=${encodeURIComponent(player.playable)}`)}>Play against it</a>` : nothing}
      </header>
      <dl class="figures">
        <div><dt>Rating</dt><dd>${rating(player.rating, player.sigma)}</dd>
          <dd class="note">${player.anchor ? "fixed" : "with two standard deviations"}</dd></div>
        <div><dt>Place</dt><dd>${integer(player.place)} <small>of ${integer(player.of)}</small></dd><dd class="note">on the ladder</dd></div>
        <div><dt>Rated matches</dt><dd>${integer(player.matches)}</dd>
          ${player.anchor ? nothing : html`<dd class="note">from which the rating follows</dd>`}</div>
        ${player.step > 0 ? html`<div><dt>Trained on</dt><dd>${short(player.step)} <small>decisions</small></dd>${kin(player)}</div>` : nothing}
        ${player.frozen ? html`<div><dt>Frozen</dt><dd><time title=${exact(player.frozen)}>${ago(player.frozen)}</time></dd></div>` : nothing}
      </dl>
      ${new Set(player.history.map((one) => one.matches)).size > 1 ? html`<agon-curve .chart=${historyChart(player)}></agon-curve>` : nothing}
      ${this.#opponents(player)} ${this.#matches(player)}`;
  }

  #opponents({ name, opponents }) {
    const rows = this.all ? opponents : opponents.slice(0, OPPONENTS_AT_FIRST);
    return html`<section class="card">
      <header><h2>Against others</h2><p>Whom it met most first. A bar is the 95 % interval of the win rate.</p></header>
      ${opponents.length === 0
        ? html`<div class="empty"><b>It has not met anybody in a rated match yet.</b><span>Each new snapshot meets the anchors first, within a minute or so.</span></div>`
        : html`<div class="table" tabindex="0" role="region" aria-label="Against others"><table>
            <thead><tr><th scope="col">Opponent</th><th scope="col" class="number">Win rate</th><th scope="col" class="wide"><span class="visually-hidden">Interval</span></th>
              <th scope="col" class="number">Won</th><th scope="col" class="number">Drawn</th><th scope="col" class="number">Lost</th>
              <th scope="col"><span class="visually-hidden">Their matches</span></th></tr></thead>
            <tbody>${rows.map((one) => row(name, one))}</tbody>
          </table></div>`}
      ${opponents.length > OPPONENTS_AT_FIRST ? html`<button class="plain more" @click=${() => (this.all = !this.all)}>${this.all ? "Show fewer" : `Show all ${opponents.length}`}</button>` : nothing}
    </section>`;
  }

  #matches({ name }) {
    const { played } = this;
    const rates = new Map((this.games ?? []).map((game) => [game.name, game.ticksPerSecond]));
    return html`<section class="card">
      <header><h2>Matches</h2><p>The last ones, newest first.</p></header>
      ${played === undefined
        ? html`<div class="empty" role="status">Reading…</div>`
        : played.matches.length === 0
          ? html`<div class="empty"><b>It has not played yet.</b></div>`
          : matchTable(played.matches, { rates, replays: this.replays, label: `Matches of ${name}` })}
      ${played?.more ? html`<a class="button plain more" href=${inRun(`/matches?a=${encodeURIComponent(name)}`)}>All of its matches</a>` : nothing}
    </section>`;
  }
}

function row(name, one) {
  const to = inRun(`/league/${encodeURIComponent(one.name)}`);
  const pair = inRun(`/matches?a=${encodeURIComponent(name)}&b=${encodeURIComponent(one.name)}`);
  return html`<tr data-open @click=${(event) => event.target.closest("a") || go(to)}>
    <th scope="row"><a href=${to}>${one.name}</a></th>
    <td class="number">${percent(one.rate)} <span class="muted small">of ${integer(one.matches)}</span></td>
    <td class="wide"><svg class="rate-bar" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="between ${interval(one.low, one.high)}">
      <line x1="50" x2="50" y1="0" y2="12"></line><rect class="band" x=${100 * one.low} width=${Math.max(1, 100 * (one.high - one.low))} y="3" height="6" rx="3"></rect>
      <rect class="mean" x=${100 * one.rate - 0.6} width="1.2" y="1" height="10"></rect></svg></td>
    <td class="number">${integer(one.wins)}</td><td class="number">${integer(one.draws)}</td><td class="number">${integer(one.losses)}</td>
    <td><a class="small" href=${pair}>matches</a></td>
  </tr>`;
}

/** Whom it descends from, and what came of it. */
function kin({ before, after }) {
  const link = (name) => html`<a href=${inRun(`/league/${encodeURIComponent(name)}`)}>${name}</a>`;
  return before || after
    ? html`<dd class="note">${before ? html`from ${link(before)}` : nothing}${before && after ? ", " : nothing}${after ? html`then ${link(after)}` : nothing}</dd>`
    : nothing;
}

/** What was thought of it last after so many matches. */
function historyChart({ history }) {
  const moments = [...new Map(history.map((one) => [one.matches, one])).values()].sort((a, b) => a.matches - b.matches);
  const edge = (sides) => moments.map((one) => one.rating + sides * one.sigma);
  return {
    title: "Rating",
    note: "What was thought of it as its matches came in, with two standard deviations: the more matches, the more is known.",
    x: moments.map((one) => one.matches),
    xName: "rated matches",
    showX: integer,
    series: [{ label: "Rating", values: moments.map((one) => one.rating), band: { low: edge(-2), high: edge(2) } }],
    show: integer,
    height: 230,
  };
}

function describe(player) {
  if (player.anchor) {
    return "An anchor: a scripted player whose rating never moves, and so fixes the scale.";
  }
  const what = player.frozen ? `A snapshot of ${player.name.split("@")[0]}` : "A player of the league";
  return `${what} of ${player.game}, which has met ${count(player.opponents.length, "opponent", "opponents")} in rated matches.`;
}

customElements.define("agon-player", Player);
