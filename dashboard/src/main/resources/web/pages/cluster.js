// Cluster: who works, how fast, and how fresh what they send is; of a run that rests, how it was at the end.

import { html, nothing } from "lit";
import { Poll } from "../app/api.js";
import { ago, count, exact, integer, percent, rate, short, span } from "../app/format.js";
import { ModelPage, noRun } from "../app/models.js";
import { chosenRun, inRun } from "../app/run.js";
import { hint } from "../charts/hint.js";
import { MetricsFeed, explain, metricsGuide } from "../charts/metrics.js";
import { clusterCharts } from "./cluster-charts.js";
import "../charts/curve.js";

const QUIET_SECONDS = 15;
const METRICS_EVERY_MILLIS = 5000;

class Cluster extends ModelPage {
  static properties = { ...ModelPage.properties, feed: { state: true }, guide: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    const feed = new MetricsFeed(chosenRun());
    const poll = new Poll(() => feed.readOn(), () => ((this.feed = feed), this.requestUpdate()), () => {}, METRICS_EVERY_MILLIS);
    this.until(() => poll.stop());
    metricsGuide().then((guide) => (this.guide = guide), () => {});
  }

  path() {
    return inRun("/api/cluster");
  }

  everyMillis() {
    return 2000;
  }

  page(cluster) {
    if (!cluster.run) {
      return html`<header><h1>Cluster</h1></header>${noRun("There is no run yet.")}`;
    }
    return html`
      <header><div><h1>Cluster</h1><p>${subtitle(cluster)}</p></div></header>
      ${cluster.training ? nothing : resting(cluster)}
      ${cluster.steps === undefined ? nothing : this.#figures(cluster)}
      ${cluster.training ? this.#workers(cluster) : nothing}
      <div class="columns">${Object.keys(cluster.staleness).length === 0 ? nothing : this.#staleness(cluster)} ${cluster.training || cluster.leases.length > 0 ? leases(cluster) : nothing}</div>
      ${this.feed ? html`<div class="small-multiples">${clusterCharts(this.feed, this.guide).map((chart) => html`<agon-curve .chart=${chart}></agon-curve>`)}</div>` : nothing}`;
  }

  #figures(cluster) {
    const { workers } = cluster;
    const restarts = workers.reduce((sum, one) => sum + one.restarts, 0);
    const about = (title, key) => hint(title, explain(this.guide, key));
    return html`<dl class="figures">
      ${figure("Trained", rate(cluster.decisionsPerSecond), `${short(cluster.steps)} decisions in all`, about("decisions per second", "decisionsPerSecond"))}
      ${cluster.training
        ? figure("Workers", integer(workers.length), workers.some(quiet) ? `${workers.filter(quiet).length} quiet` : "all heard from")
        : figure("Workers", integer(cluster.workersJoined), "at the last update")}
      ${figure("Staleness", cluster.stalenessMean?.toFixed(2) ?? "–", `versions behind on average, ${integer(cluster.stalenessMax)} at most`, about("staleness", "stalenessMean"))}
      ${cluster.training
        ? html`${figure("Queue", short(cluster.queuedDecisions), "decisions that wait for the learner")}
            ${figure("Dropped", short(cluster.droppedDecisions), "decisions that came too late")}
            ${figure("Restarts", integer(restarts), "of workers")}`
        : figure("Dropped", short(cluster.dropped), "rollouts that were refused", about("rollouts dropped", "dropped"))}
    </dl>`;
  }

  #workers({ workers, agents }) {
    return html`<section class="card">
      <header><h2>Workers</h2>${agents.length > 1 ? html`<p>${agents.map((one, i) => `${i > 0 ? " · " : ""}${one.name} at version ${integer(one.version)}, ${short(one.steps)} decisions`)}</p>` : nothing}</header>
      ${workers.length === 0
        ? html`<div class="empty"><b>No worker has joined yet.</b><span>They need a few seconds to start; those on other machines join with</span>
            <code>./agon worker --join HOST:PORT --token-file F</code></div>`
        : table(workers)}
    </section>`;
  }

  /** A bar for each number of versions behind. */
  #staleness({ staleness }) {
    const behind = Array.from({ length: Math.max(...Object.keys(staleness).map(Number)) + 1 }, (_, i) => i);
    return html`<section class="card">
      <header><h2>Staleness ${hint("the staleness histogram", explain(this.guide, "staleness"))}</h2><p>Share of the last update’s decisions by versions between acting and training.</p></header>
      <ol class="histogram">${behind.map((versions) => {
        const share = staleness[versions] ?? 0;
        return html`<li><span>${versions === 0 ? "newest" : `${versions} behind`}</span><meter min="0" max="1" .value=${share} aria-label="${versions} behind">${percent(share)}</meter><b>${percent(share)}</b></li>`;
      })}</ol>
    </section>`;
  }
}

function subtitle(cluster) {
  if (cluster.steps === undefined) {
    return `${cluster.run}.`;
  }
  const last = cluster.time ? html`, last update <time title=${exact(cluster.time)}>${ago(cluster.time)}</time>` : nothing;
  const life = cluster.incarnation === undefined ? nothing : html`, incarnation ${integer(cluster.incarnation)}`;
  return html`${cluster.run}${life}, version ${integer(cluster.version)}${last}.`;
}

/** Of a run that does not train: what else does, and how it would go on. */
function resting(cluster) {
  return html`<section class="card"><div class="empty"><b>${cluster.run} is not training now.</b>
    ${cluster.trained
      ? html`<span>What is training here is <a href=${inRun("/cluster", cluster.trained)}>${cluster.trained}</a>.</span>`
      : html`<span>${cluster.steps === undefined ? "It has made no update yet." : "Below is how it was at the end."} To go on with it:</span>
          <code>./agon train --run ${cluster.run} --resume</code>`}
  </div></section>`;
}

function table(workers) {
  const most = Math.max(1, ...workers.map((one) => one.decisionsPerSecond));
  return html`<div class="table" tabindex="0" role="region" aria-label="Workers"><table>
    <thead><tr><th scope="col">Worker</th><th scope="col">Where</th><th scope="col" class="number">Decisions/s</th><th scope="col"><span class="visually-hidden">Beside the fastest</span></th>
      <th scope="col" class="number">Staleness</th><th scope="col">Plays</th><th scope="col" class="number">Measures</th><th scope="col" class="number">Restarts</th>
      <th scope="col" class="number">Refused</th><th scope="col">Heard</th></tr></thead>
    <tbody>${workers.map((one) => html`<tr>
      <th scope="row">${one.name}</th>
      <td class="muted">${one.host}${one.processId ? `, process ${one.processId}` : ""}</td>
      <td class="number">${rate(one.decisionsPerSecond)}</td>
      <td><meter min="0" max=${most} .value=${one.decisionsPerSecond} aria-label="Beside the fastest"></meter></td>
      <td class="number">${integer(one.staleness)}</td>
      <td>${one.lease || "–"}</td>
      <td class="number">${percent(one.evaluationShare)}</td>
      <td class="number">${integer(one.restarts)}</td>
      <td class="number">${integer(one.refused)}</td>
      <td class=${quiet(one) ? "problem" : "muted"}>${one.secondsSinceHeard < 2 ? "now" : `${span(one.secondsSinceHeard)} ago`}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

function leases({ leases: pending }) {
  return html`<section class="card">
    <header><h2>Leases that measure</h2><p>Given out with matches between frozen players, whose results have not all come.</p></header>
    ${pending.length === 0
      ? html`<div class="empty"><b>None is open.</b><span>All results that were asked for have come.</span></div>`
      : html`<div class="table" data-tall tabindex="0" role="region" aria-label="Leases that measure"><table>
          <thead><tr><th scope="col">Lease</th><th scope="col">Worker</th><th scope="col" class="number">Matches</th><th scope="col">Given out</th></tr></thead>
          <tbody>${pending.map((one) => html`<tr><th scope="row">${one.id}</th><td>${one.worker}</td>
            <td class="number" title="${count(one.filed, "result", "results")} came, ${integer(one.pending)} to come">${integer(one.filed)} of ${integer(one.filed + one.pending)}</td>
            <td class="muted"><time title=${exact(one.time)}>${ago(one.time)}</time></td></tr>`)}</tbody>
        </table></div>`}
  </section>`;
}

function figure(name, value, note, about = nothing) {
  return html`<div><dt>${name} ${about}</dt><dd>${value}</dd>${note ? html`<dd class="note">${note}</dd>` : nothing}</div>`;
}

function quiet(worker) {
  return worker.secondsSinceHeard > QUIET_SECONDS;
}

customElements.define("agon-cluster", Cluster);
