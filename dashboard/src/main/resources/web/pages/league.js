// League: how strong everybody is, and how the learner got there.

import { html, nothing } from "lit";
import { count, exact, ago, integer, percent, rating, short } from "../app/format.js";
import { ModelPage, noRun } from "../app/models.js";
import { go } from "../app/router.js";
import { inRun } from "../app/run.js";
import { axisOf, ladderBar } from "../charts/ladder-bar.js";
import "../charts/curve.js";
import "../charts/payoff.js";

const SHOWN_AT_FIRST = 14;

class League extends ModelPage {
  static properties = { ...ModelPage.properties, all: { state: true } };

  path() {
    return inRun("/api/league");
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
      ${league.curve.length > 0 ? this.#rated(league) : waiting(league)}
    `;
  }

  #rated(league) {
    return html`
      ${league.milestones.length > 0 ? milestones(league) : nothing}
      <agon-curve .chart=${ratingChart(league)}></agon-curve>
      ${this.#ladder(league)}
      <agon-payoff .payoff=${league.payoff}></agon-payoff>
    `;
  }

  #ladder(league) {
    const { players } = league;
    const axis = axisOf(players);
    const newest = league.curve.at(-1)?.name;
    const kept = players.filter((one, i) => i < SHOWN_AT_FIRST || one.anchor || one.name === newest);
    const rows = this.all ? players : kept;
    return html`<section class="card">
      <header><h2>Ladder</h2><p>A bar reaches two standard deviations to each side. The fewer and the more one-sided its matches, the less a rating is known.</p></header>
      <div class="table"><table>
        <caption class="visually-hidden">Players by rating</caption>
        <thead><tr>
          <th scope="col" class="number">#</th><th scope="col">Player</th><th scope="col" class="number">Rating</th><th scope="col"></th>
          <th scope="col" class="number">Matches</th><th scope="col">Against anchors</th><th scope="col">Last rated</th>
        </tr></thead>
        <tbody>${rows.map((player) => ladderRow(player, players.indexOf(player) + 1, axis, newest))}</tbody>
      </table></div>
      ${players.length > kept.length
        ? html`<button class="plain more" @click=${() => (this.all = !this.all)}>${this.all ? "Show fewer" : `Show all ${players.length}`}</button>`
        : nothing}
    </section>`;
  }
}

function ladderRow(player, place, axis, newest) {
  const to = inRun(`/league/${encodeURIComponent(player.name)}`);
  return html`<tr data-open @click=${(event) => event.target.closest("a") || go(to)}>
    <td class="number muted">${place}</td>
    <th scope="row"><a href=${to}>${player.name}</a>
      ${player.anchor ? html`<span class="muted small">anchor</span>` : player.name === newest ? html`<span class="muted small">newest</span>` : nothing}</th>
    <td class="number">${rating(player.rating, player.sigma)}</td>
    <td class="wide">${ladderBar(player, axis)}</td>
    <td class="number">${integer(player.matches)}</td>
    <td class="small rates">${player.against.filter((one) => one.matches > 0).map((one, i) => against(one, i))}</td>
    <td class="small muted">${player.lastSeen ? html`<span title=${exact(player.lastSeen)}>${ago(player.lastSeen)}</span>` : "–"}</td>
  </tr>`;
}

/** A win rate with the matches it comes from: a few say little. */
function against(one, i) {
  return html`${i > 0 ? " · " : ""}<span class="rate" title="${count(one.matches, "match", "matches")}: between ${percent(one.low)} and ${percent(one.high)}"
    >${one.name.replace("bot:", "")} ${percent(one.rate)} <span class="muted">of ${integer(one.matches)}</span></span
  >`;
}

function milestones(league) {
  return html`<ol class="milestones" aria-label="Milestones">
    ${league.milestones.map((one) => html`<li title="${one.snapshot} won ${percent(one.rate)}"><b>✓</b> beat ${one.anchor} after ${short(one.step)} decisions</li>`)}
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

function ratingChart(league) {
  const { curve } = league;
  return {
    title: "Rating of the learner",
    note: "Each snapshot as it is rated now, with two standard deviations; dashed lines are the anchors.",
    x: curve.map((point) => point.step),
    series: [{ label: "Rating", values: curve.map((point) => point.rating) }],
    band: { low: curve.map((point) => point.rating - 2 * point.sigma), high: curve.map((point) => point.rating + 2 * point.sigma) },
    lines: league.anchors.map((anchor) => ({ label: anchor.name, y: anchor.rating })),
    marks: league.milestones.map((one, level) => ({ x: one.step, label: `beats ${one.anchor}`, level })),
    height: 340,
    show: integer,
  };
}

customElements.define("agon-league", League);
