// Runs: what the learner measures at each update.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { Poll, ask } from "../app/api.js";
import { ago, count, digits, exact, integer, percent, rate, rating, short } from "../app/format.js";
import { noRun } from "../app/models.js";
import { address, note } from "../app/router.js";
import { chooseRun, inRun } from "../app/run.js";
import { smooth, thin } from "../charts/smooth.js";
import "../charts/curve.js";

const EVERY_MILLIS = 4000;
const MOST_POINTS = 1500;
const SMOOTHINGS = [["Raw", 0], ["Light", 0.6], ["Strong", 0.9]];

const bare = (player) => player.replace("bot:", "");
const behind = (versions) => `${versions} behind`;

/** What is drawn, in the order of asking: does it learn, does it learn well, does the data flow. */
const CHARTS = [
  { key: "rating", title: "Rating", note: "Of the newest rated snapshot. It moves until that one has played many matches.", show: integer },
  { key: "winRates", title: "Win rate against the anchors", note: "Of the last snapshots, over their last 20 rated matches against each.", show: percent, range: [0, 1], named: bare },
  { key: "decisionsPerSecond", title: "Decisions per second", note: "Trained, each once.", show: rate, range: [0, null] },
  { key: "entropy", title: "Entropy", note: "Falls slowly as the policy makes up its mind; a sudden fall is a bad sign.", show: digits },
  { key: "kl", title: "KL divergence", note: "How far an update moved the policy; about 0.01 is usual.", show: digits, range: [0, null] },
  { key: "clipFraction", title: "Clip fraction", note: "Share of decisions that hit the clip; 5 to 25 % is usual.", show: percent, range: [0, null] },
  { key: "explainedVariance", title: "Explained variance", note: "Of returns by values; towards 100 %.", show: percent },
  { key: "policyLoss", title: "Policy loss", show: digits },
  { key: "valueLoss", title: "Value loss", show: digits, range: [0, null] },
  { key: "gradientNorm", title: "Gradient norm", note: "Before clipping.", show: digits, range: [0, null] },
  { key: "stalenessMean", title: "Staleness", note: "Versions between acting and training, mean; 0 to 2 is healthy.", show: digits, range: [0, null] },
  { key: "staleness", title: "Staleness by versions", note: "Share of decisions by versions behind; most at 0 and 1 is healthy.", show: percent, range: [0, 1], named: behind, absent: 0 },
  { key: "learningRate", title: "Learning rate", show: digits, range: [0, null] },
];

class Runs extends Element {
  static properties = { runs: { state: true }, rows: { state: true }, problem: { state: true }, weight: { state: true } };

  #next = 0;

  connectedCallback() {
    super.connectedCallback();
    const { parameters } = address();
    this.weight = Number(parameters.get("smooth") ?? 0.6);
    this.rows = [];
    const poll = new Poll(() => ask("/api/runs"), (runs) => (this.runs = runs), (problem) => (this.problem = problem), 15000);
    this.until(() => poll.stop());
    const metrics = new Poll(() => ask(inRun(`/api/metrics?since=${this.#next}`)), (page) => this.#heard(page), (problem) => (this.problem = problem), EVERY_MILLIS);
    this.until(() => metrics.stop());
  }

  #heard(page) {
    this.problem = undefined;
    this.loaded = true;
    this.shownRun = page.run;
    if (page.next < this.#next) {
      this.rows = [];
    }
    this.#next = page.next;
    // What was learned by imitation comes before the first update.
    this.rows = [...this.rows, ...page.rows.filter((row) => !row.imitation)];
  }

  render() {
    return html`<div class="sheet">
      <header>
        <div><h1>Runs</h1><p>${this.#subtitle()}</p></div>
        ${this.rows.length > 1 ? this.#tools() : nothing}
      </header>
      ${this.problem ? html`<p class="problem" role="status">${this.problem.message}</p>` : nothing}
      ${this.#content()} ${this.runs?.length > 1 ? this.#list() : nothing}
    </div>`;
  }

  #subtitle() {
    const last = this.rows.at(-1);
    return last
      ? html`${this.shownRun}: ${short(last.step)} decisions, version ${integer(last.version)}, last update
          <span title=${exact(last.time)}>${ago(last.time)}</span>.`
      : "What the learner measures at each update.";
  }

  #tools() {
    return html`<div class="segments" role="group" aria-label="Smoothing">
      ${SMOOTHINGS.map(([name, weight]) => html`<button aria-pressed=${weight === this.weight} @click=${() => this.#smooth(weight)}>${name}</button>`)}
    </div>`;
  }

  #smooth(weight) {
    this.weight = weight;
    note("smooth", String(weight));
  }

  #content() {
    if (this.rows.length > 0) {
      return html`<div class="small-multiples">${CHARTS.map((one) => this.#chart(one))}</div>`;
    }
    if (!this.loaded) {
      return this.problem ? nothing : html`<div class="empty" role="status">Reading…</div>`;
    }
    if (this.shownRun) {
      return html`<div class="card"><div class="empty"><b>${this.shownRun} has made no update yet.</b>
        <span>The first comes within a minute of the start of training.</span></div></div>`;
    }
    return noRun("There is no run yet.");
  }

  #chart(kind) {
    const rows = thin(this.rows, MOST_POINTS);
    const series = kind.named ? this.#lines(kind, rows) : this.#series(kind, rows);
    if (series.length === 0) {
      return nothing;
    }
    const chart = { ...kind, x: rows.map((row) => row.step), series };
    return html`<agon-curve .chart=${kind.key === "rating" ? this.#withSpread(chart, rows) : chart}></agon-curve>`;
  }

  /** A rating is read with its two standard deviations and the matches that it comes from. */
  #withSpread(chart, rows) {
    const edge = (side) => rows.map((row) => (row.rating === undefined || row.rating === null ? null : row.rating + side * 2 * row.ratingSigma));
    const matches = rows.at(-1).ratingMatches;
    const note = matches === undefined ? chart.note : `${chart.note} Now from ${count(matches, "match", "matches")}.`;
    return { ...chart, note, band: { low: edge(-1), high: edge(1) } };
  }

  #series(kind, rows) {
    const values = rows.map((row) => row[kind.key] ?? null);
    if (values.every((value) => value === null)) {
      return [];
    }
    const label = this.weight > 0 ? "Smoothed" : "Value";
    const lines = [{ label, values: smooth(values, this.weight) }];
    return this.weight > 0 ? [{ label: "Raw", values, faint: true }, ...lines] : lines;
  }

  /** One line for each key of a figure that holds several. */
  #lines(kind, rows) {
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row[kind.key] ?? {})))];
    const palette = ["#009e73", "#cc79a7", "#8f9fe8", "#d55e00", "#b59f00"];
    return keys.map((key, i) => ({
      label: kind.named(key),
      values: rows.map((row) => (row[kind.key] ? (row[kind.key][key] ?? kind.absent ?? null) : null)),
      colour: palette[i % palette.length],
      dashed: i % 2 === 1,
    }));
  }

  #list() {
    return html`<section class="card">
      <header><h2>All runs</h2><p>On this machine, the one written to last first.</p></header>
      <div class="table"><table>
        <thead><tr><th scope="col">Run</th><th scope="col">Game</th><th scope="col" class="number">Decisions</th>
          <th scope="col" class="number">Rating</th><th scope="col">Last written</th></tr></thead>
        <tbody>${this.runs.map((run) => html`<tr data-open ?data-chosen=${run.name === this.shownRun} @click=${(event) => event.target.closest("a") || chooseRun(run.name)}>
          <th scope="row"><a href=${inRun("/runs", run.name)} aria-current=${run.name === this.shownRun ? "true" : nothing}>${run.name}</a>
            ${run.training ? html`<span class="muted small">training</span>` : nothing}</th>
          <td>${run.game}</td><td class="number">${short(run.steps)}</td><td class="number">${rating(run.rating, run.ratingSigma)}</td>
          <td class="muted"><span title=${exact(run.lastWritten)}>${ago(run.lastWritten)}</span></td>
        </tr>`)}</tbody>
      </table></div>
    </section>`;
  }
}

customElements.define("agon-runs", Runs);
