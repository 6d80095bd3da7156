// Runs: what the learner measures at each update, of one run or of several together.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { Poll, ask } from "../app/api.js";
import { ago, count, exact, integer, rating, short } from "../app/format.js";
import { noRun } from "../app/models.js";
import { middle } from "../app/names.js";
import { address, go, note } from "../app/router.js";
import { chooseRun, chosenRun, inRun } from "../app/run.js";
import { MetricsFeed, metricsGuide } from "../charts/metrics.js";
import { seriesColour } from "../charts/palette.js";
import { sectionsOf } from "./run-charts.js";
import "../charts/curve.js";

const EVERY_MILLIS = 4000;
const SMOOTHINGS = [["Raw", 0], ["Light", 0.6], ["Strong", 0.9]];
const MOST_TOGETHER = 6;

class Runs extends Element {
  static properties = {
    runs: { state: true }, feeds: { state: true }, guide: { state: true }, problem: { state: true }, weight: { state: true },
    byTime: { state: true }, wanted: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    const { parameters } = address();
    this.weight = Number(parameters.get("smooth") ?? 0.6);
    this.byTime = parameters.get("x") === "time";
    this.wanted = parameters.get("find") ?? "";
    this.feeds = [chosenRun(), ...parameters.getAll("with").slice(0, MOST_TOGETHER - 1)].map((run) => new MetricsFeed(run));
    metricsGuide().then((guide) => (this.guide = guide), (problem) => (this.problem = problem));
    const poll = new Poll(() => ask("/api/runs"), (runs) => (this.runs = runs), (problem) => ((this.problem = problem), (this.runs ??= [])), 15000);
    this.until(() => poll.stop());
    const metrics = new Poll(() => Promise.all(this.feeds.map((feed) => feed.readOn())), () => this.#heard(), (problem) => (this.problem = problem), EVERY_MILLIS);
    this.until(() => metrics.stop());
  }

  #heard() {
    this.problem = undefined;
    this.loaded = true;
    this.feeds = [...this.feeds];
  }

  get #main() {
    return this.feeds[0];
  }

  render() {
    const drawn = this.runs && (this.#main.updates.x.length > 0 || this.#main.imitation.x.length > 0);
    return html`<div class="sheet">
      <header>
        <div><h1>Runs</h1><p>${this.#subtitle()}</p></div>
        ${drawn ? this.#tools() : nothing}
      </header>
      ${this.problem ? html`<p class="problem" role="status">${this.problem.message}</p>` : nothing}
      ${drawn ? this.#together() : nothing} ${this.#content(drawn)} ${this.runs?.length > 1 ? this.#list() : nothing}
    </div>`;
  }

  #subtitle() {
    const { shown, updates } = this.#main;
    return updates.x.length > 0
      ? html`${shown}: ${short(updates.x.at(-1))} decisions, version ${integer(Math.round(updates.last("version") ?? 0))}, last update
          <time title=${exact(updates.time.at(-1))}>${ago(updates.time.at(-1))}</time>.`
      : "What the learner measures at each update.";
  }

  #tools() {
    return html`<div class="row">
      <input type="search" placeholder="Find a figure" aria-label="Find a figure" .value=${this.wanted} @input=${(event) => this.#find(event.target.value)} />
      <div class="segments" role="group" aria-label="Over decisions or time">
        ${[["Decisions", false], ["Time", true]].map(([name, byTime]) => html`<button aria-pressed=${byTime === this.byTime} @click=${() => this.#over(byTime)}>${name}</button>`)}
      </div>
      <div class="segments" role="group" aria-label="Smoothing">
        ${SMOOTHINGS.map(([name, weight]) => html`<button aria-pressed=${weight === this.weight} @click=${() => this.#smooth(weight)}>${name}</button>`)}
      </div>
    </div>`;
  }

  #find(text) {
    this.wanted = text;
    note("find", text);
  }

  #smooth(weight) {
    this.weight = weight;
    note("smooth", String(weight));
  }

  #over(byTime) {
    this.byTime = byTime;
    note("x", byTime ? "time" : undefined);
  }

  /** The runs that are drawn, and those that may be drawn with them. */
  #together() {
    const shown = this.feeds.map((feed) => feed.shown ?? feed.run);
    const game = this.runs?.find((run) => run.name === shown[0])?.game;
    const others = (this.runs ?? []).filter((run) => !shown.includes(run.name));
    if (others.length === 0 && shown.length === 1) {
      return nothing;
    }
    const groups = [[`Of ${game}`, others.filter((run) => run.game === game)], ["Of other games", others.filter((run) => run.game !== game)]];
    return html`<div class="row together">
      ${shown.length === 1 ? nothing : shown.map((run, i) => html`<span class="chip"><i class="swatch" data-colour=${seriesColour(i)}></i>${run}
        ${i === 0 ? nothing : html`<button class="plain" aria-label="Without ${run}" @click=${() => this.#drawWith(shown.filter((one) => one !== run))}>×</button>`}</span>`)}
      ${others.length === 0 || shown.length >= MOST_TOGETHER ? nothing : html`<label class="small muted">Compare with
        <select @change=${(event) => event.target.value && this.#drawWith([...shown, event.target.value])}>
          <option value="">choose a run…</option>
          ${groups.filter(([, runs]) => runs.length > 0).map(([name, runs]) => html`<optgroup label=${name}>
            ${runs.map((run) => html`<option value=${run.name}>${middle(run.name, 40)}</option>`)}</optgroup>`)}
        </select></label>`}
    </div>`;
  }

  #drawWith([first, ...others]) {
    const { path, parameters } = address();
    parameters.delete("with");
    parameters.set("run", first);
    others.forEach((run) => parameters.append("with", run));
    const known = this.feeds;
    this.feeds = [first, ...others].map((run) => known.find((feed) => (feed.shown ?? feed.run) === run) ?? new MetricsFeed(run));
    go(`${path}?${parameters}`, { replace: true });
    Promise.all(this.feeds.map((feed) => feed.readOn())).then(() => this.#heard(), (problem) => (this.problem = problem));
  }

  #content(drawn) {
    if (drawn) {
      return this.#charts();
    }
    if (!this.loaded || !this.runs) {
      return this.problem ? nothing : html`<div class="empty reading-on" role="status">Reading…</div>`;
    }
    if (this.#main.shown) {
      return html`<div class="card"><div class="empty"><b>${this.#main.shown} has made no update yet.</b>
        <span>The first comes within a minute of the start of training.</span></div></div>`;
    }
    return noRun("There is no run yet.");
  }

  #charts() {
    const sections = sectionsOf(this);
    if (sections.length === 0) {
      return html`<div class="card"><div class="empty"><b>No figure is called “${this.wanted}”.</b>
        <button @click=${() => this.#find("")}>Show all</button></div></div>`;
    }
    return sections.map(({ title, charts }) => html`<section class="group" aria-label=${title}>
      <h2>${title}</h2>
      <div class="small-multiples">${charts.map((chart) => html`<agon-curve .chart=${chart}></agon-curve>`)}</div>
    </section>`);
  }

  updated() {
    for (const swatch of this.querySelectorAll(".chip .swatch")) {
      swatch.style.setProperty("--colour", swatch.dataset.colour);
    }
  }

  #list() {
    const shown = this.#main.shown;
    return html`<section class="card">
      <header><h2>All runs</h2><p>${count(this.runs.length, "run", "runs")} on this machine, the one written to last first.</p></header>
      <div class="table" tabindex="0" role="region" aria-label="All runs"><table>
        <thead><tr><th scope="col">Run</th><th scope="col">Game</th><th scope="col" class="number">Decisions</th>
          <th scope="col" class="number">Rating</th><th scope="col">Last written</th></tr></thead>
        <tbody>${this.runs.map((run) => html`<tr data-open ?data-chosen=${run.name === shown} @click=${(event) => event.target.closest("a") || chooseRun(run.name)}>
          <th scope="row"><a href=${inRun("/runs", run.name)} aria-current=${run.name === shown ? "true" : nothing}>${run.name}</a>
            ${run.training ? html`<span class="muted small">training</span>` : nothing}</th>
          <td>${run.game}</td><td class="number">${short(run.steps)}</td><td class="number">${rating(run.rating, run.ratingSigma)}</td>
          <td class="muted"><time title=${exact(run.lastWritten)}>${ago(run.lastWritten)}</time></td>
        </tr>`)}</tbody>
      </table></div>
    </section>`;
  }
}

customElements.define("agon-runs", Runs);
