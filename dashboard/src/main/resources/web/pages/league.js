// League: how strong everybody is, how the learners got there, and who beats whom.

import { html, nothing } from "lit";
import { Poll, ask } from "../app/api.js";
import { count, exact, ago, integer, interval, percent, rating, short } from "../app/format.js";
import { ModelPage, noRun } from "../app/models.js";
import { parts } from "../app/names.js";
import { address, go, note } from "../app/router.js";
import { inRun } from "../app/run.js";
import { hint } from "../charts/hint.js";
import { axisOf, ladderAxis, ladderBar } from "../charts/ladder-bar.js";
import { forgettingChart, mass, ratingChart } from "./league-charts.js";
import "../charts/curve.js";
import "../charts/lineage.js";
import "../charts/payoff.js";

const PAYOFF_EVERY_MILLIS = 15_000;
const PEOPLE_EVERY_MILLIS = 15_000;
const SIZES = [16, 32, 48];
const FEW_MATCHES = 8;

const NASH = `How one would mix the players so that no single player gains against the mixture. One player with all of it: a ladder with a best
  player. Several: they beat each other in a circle.`;
const ALPHA_RANK = `The share of time a player would be on top if everybody copied whoever does better. All who sit in the top circle have some.`;
const FORGETTING = `A learner that meets only its newest self may lose to what it once was. Below one half the past is ahead.`;

class League extends ModelPage {
  static properties = { ...ModelPage.properties, all: { state: true }, byTime: { state: true }, size: { state: true }, payoff: { state: true },
    people: { state: true } };

  connectedCallback() {
    const { parameters } = address();
    this.byTime = parameters.get("x") === "time";
    this.size = Number(parameters.get("size") ?? SIZES[0]);
    super.connectedCallback();
    this.payoffs = new Poll(() => ask(inRun(`/api/payoff?size=${this.size}`)), (payoff) => (this.payoff = payoff), () => {}, PAYOFF_EVERY_MILLIS);
    this.until(() => this.payoffs.stop());
    this.crowd = new Poll(() => this.#askForPeople(), (people) => (this.people = people), () => {}, PEOPLE_EVERY_MILLIS);
    this.until(() => this.crowd.stop());
  }

  /** People who are rated at the league's game, on the same scale. */
  async #askForPeople() {
    const game = this.model?.game ?? (await ask(this.path())).game;
    return game ? ask(`/api/arena/people?game=${encodeURIComponent(game)}`) : [];
  }

  path() {
    return inRun(`/api/league${this.all ? "?players=all" : ""}`);
  }

  page(league) {
    if (!league.run) {
      return html`<header><h1>League</h1></header>${noRun("There is no league yet.")}`;
    }
    return html`
      <header><div>
        <h1>League</h1>
        <p>${league.run}, ${league.game}. Ratings are points on a scale on which 400 are odds of ten to one; anchors never move.</p>
      </div></header>
      ${league.agents.some((agent) => agent.curve.length > 0) ? this.#rated(league) : waiting(league)}
    `;
  }

  #rated(league) {
    const { payoff } = this;
    return html`
      ${league.milestones.length > 0 ? milestones(league) : nothing}
      <agon-curve .chart=${ratingChart(league, this.byTime, this.#axes())}></agon-curve>
      ${this.#ladder(league)}
      ${payoff?.run ? html`<agon-payoff .payoff=${payoff} .tools=${this.#sizes(payoff)}></agon-payoff>` : html`<section class="card later"><header><h2>Who beats whom</h2><p>Reading…</p></header></section>`}
      <agon-lineage .league=${league}></agon-lineage>
      ${payoff?.forgetting.meetings.length > 0 ? html`<agon-curve .chart=${forgettingChart(payoff.forgetting, FORGETTING)}></agon-curve>` : nothing}
    `;
  }

  #axes() {
    return html`<span class="segments" role="group" aria-label="Over decisions or time">
      ${[["Decisions", false], ["Time", true]].map(([name, byTime]) => html`<button aria-pressed=${byTime === this.byTime} @click=${() => this.#over(byTime)}>${name}</button>`)}</span>`;
  }

  #over(byTime) {
    this.byTime = byTime;
    note("x", byTime ? "time" : undefined);
  }

  #sizes(payoff) {
    const sizes = SIZES.filter((size, i) => i === 0 || payoff.of > SIZES[i - 1]);
    return sizes.length < 2 ? nothing : html`<span class="segments" role="group" aria-label="How many players">
      ${sizes.map((size) => html`<button aria-pressed=${size === this.size} @click=${() => this.#resize(size)}>${Math.min(size, payoff.of)}</button>`)}</span>`;
  }

  #resize(size) {
    this.size = size;
    note("size", size === SIZES[0] ? undefined : String(size));
    ask(inRun(`/api/payoff?size=${size}`)).then((payoff) => size === this.size && (this.payoff = payoff), (problem) => (this.problem = problem));
  }

  #ladder(league) {
    const people = (this.people ?? []).map((one) => ({ ...one, sigma: one.ratingSigma, person: true, against: [] }));
    const players = [...league.players, ...people].sort((a, b) => b.rating - a.rating);
    const axis = axisOf(players);
    const newest = league.agents.map((agent) => agent.curve.at(-1)?.name);
    const anchors = league.anchors.map((one) => `bot:${one.name}`);
    return html`<section class="card">
      <header><h2>Ladder</h2><p>A bar reaches two standard deviations to each side. The fewer and the more one-sided its matches, the less a rating is known.</p></header>
      <div class="table" tabindex="0" role="region" aria-label="Ladder"><table class="ladder">
        <caption class="visually-hidden">Players by rating</caption>
        <thead>
          <tr><td colspan="5"></td><th scope="colgroup" colspan=${Math.max(1, anchors.length)} class="over">Win rate against</th><td colspan="3"></td></tr>
          <tr>
            <th scope="col" class="number">#</th><th scope="col">Player</th><th scope="col" class="number">Rating</th><th scope="col" class="wide"><span class="visually-hidden">On a common axis</span>${ladderAxis(axis)}</th>
            <th scope="col" class="number">Matches</th>
            ${anchors.map((name) => html`<th scope="col" class="number">${name.replace("bot:", "")}</th>`)}
            <th scope="col" class="number">Nash ${hint("Nash", NASH)}</th><th scope="col" class="number">α-rank ${hint("α-rank", ALPHA_RANK)}</th>
            <th scope="col">Last seen</th>
          </tr>
        </thead>
        <tbody>${players.map((player) => this.#row(player, axis, newest, anchors))}</tbody>
      </table></div>
      ${league.rated > league.players.length || this.all
        ? html`<button class="plain more" @click=${() => this.#showAll()}>${this.all ? "Show fewer" : `Show all ${integer(league.rated)}`}</button>`
        : nothing}
    </section>`;
  }

  #showAll() {
    this.all = !this.all;
    ask(this.path()).then((league) => (this.model = league), (problem) => (this.problem = problem));
  }

  #row(player, axis, newest, anchors) {
    if (player.person) {
      return this.#personRow(player, axis, anchors);
    }
    const to = inRun(`/league/${encodeURIComponent(player.name)}`);
    const part = this.payoff?.standings[player.name];
    const rates = new Map(player.against.map((one) => [one.name, one]));
    return html`<tr data-open @click=${(event) => event.target.closest("a, button") || go(to)}>
      <td class="number muted">${integer(player.place)}</td>
      <th scope="row"><a href=${to}>${player.name}</a>
        ${player.anchor ? html`<span class="tag">anchor</span>` : newest.includes(player.name) ? html`<span class="tag">newest</span>` : nothing}</th>
      <td class="number">${rating(player.rating, player.sigma)}</td>
      <td class="wide">${ladderBar(player, axis)}</td>
      <td class="number">${integer(player.matches)}</td>
      ${anchors.map((name) => against(rates.get(name)))}
      <td class="number">${part ? mass(part.nashMass) : nothing}</td><td class="number">${part ? mass(part.alphaRank) : nothing}</td>
      <td class="small muted">${player.lastSeen ? html`<time title=${exact(player.lastSeen)}>${ago(player.lastSeen)}</time>` : "–"}</td>
    </tr>`;
  }

  /** Where a person stands, or a program that dials in; their matches move nobody else. */
  #personRow(player, axis, anchors) {
    return html`<tr data-person>
      <td class="number muted">–</td>
      <th scope="row">${parts(player.name).head} ${player.name.startsWith("remote:")
        ? html`<span class="tag" title="A program that dials in under a name of its own">program</span>`
        : html`<span class="tag">person</span>`}</th>
      <td class="number">${rating(player.rating, player.sigma)}</td>
      <td class="wide">${ladderBar(player, axis)}</td>
      <td class="number">${integer(player.matches)}</td>
      <td colspan=${anchors.length + 3}></td>
    </tr>`;
  }

  updated() {
    for (const tick of this.querySelectorAll(".ladder-axis [data-left]")) {
      tick.style.left = `${tick.dataset.left}%`;
    }
  }
}

/** A win rate; one from a few matches says little, and looks it. */
function against(one) {
  return one
    ? html`<td class="number ${one.matches < FEW_MATCHES ? "muted" : ""}" title="${percent(one.rate)} of ${count(one.matches, "match", "matches")}, between ${interval(one.low, one.high)}">${Math.round(100 * one.rate)}</td>`
    : html`<td class="number muted">–</td>`;
}

function milestones(league) {
  return html`<ol class="milestones" aria-label="Milestones">
    ${league.milestones.map((one) => html`<li title="${percent(one.rate)} of ${count(one.matches, "match", "matches")}, between ${interval(one.low, one.high)}"><b aria-hidden="true">✓</b>
      beats ${one.anchor} ${one.step === 0 ? "from the start" : `since ${short(one.step)} decisions`} (<a href=${inRun(`/league/${encodeURIComponent(one.snapshot)}`)}>${one.snapshot}</a>)</li>`)}
  </ol>`;
}

/** Before anybody is rated: what will come, when, and against whom it is measured. */
function waiting(league) {
  return html`<section class="card"><div class="empty"><b>Nobody in ${league.run} has been rated yet.</b>
    <span>While it trains, a first snapshot meets the anchors within a minute or so. As soon as those matches are over, this page has the
      rating curve, the ladder, and who beats whom. <a href=${inRun("/runs")}>Runs</a> shows what is measured until then.</span>
    ${league.anchors.length === 0 ? nothing : html`<span>The anchors, whose ratings never move:</span>
      <ul class="anchors">${league.anchors.map((one) => html`<li><b>${one.name}</b> ${integer(one.rating)}</li>`)}</ul>`}
  </div></section>`;
}

customElements.define("agon-league", League);
