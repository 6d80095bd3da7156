// Cluster: who works, how fast, and how fresh what they send is.

import { html, nothing } from "lit";
import { integer, rate, short, span } from "../app/format.js";
import { ModelPage } from "../app/models.js";
import { chosenRun, inRun } from "../app/run.js";

const QUIET_SECONDS = 15;

class Cluster extends ModelPage {
  path() {
    return "/api/cluster";
  }

  everyMillis() {
    return 2000;
  }

  page(cluster) {
    const wanted = chosenRun();
    if (cluster.training && wanted && wanted !== cluster.run) {
      return html`<header><h1>Cluster</h1></header>
        <div class="card"><div class="empty"><b>${wanted} is not training now.</b>
          <span>What is training here is <a href=${inRun("/cluster", cluster.run)}>${cluster.run}</a>.</span></div></div>`;
    }
    if (!cluster.training) {
      return html`<header><h1>Cluster</h1></header>
        <div class="card"><div class="empty"><b>Nothing is training now.</b>
          <span>Workers show up here as soon as a run is under way:</span><code>./agon train</code>
          <span>or go on with ${wanted ? "this one" : "the last one"}:</span><code>./agon train${wanted ? ` --run ${wanted}` : ""} --resume</code></div></div>`;
    }
    const { workers } = cluster;
    return html`
      <header><div><h1>Cluster</h1><p>${cluster.run}, incarnation ${cluster.incarnation}, version ${integer(cluster.version)}.</p></div></header>
      <dl class="figures">
        ${figure("Trained", rate(cluster.decisionsPerSecond), `${short(cluster.steps)} decisions in all`)}
        ${figure("Workers", integer(workers.length), workers.some(quiet) ? `${workers.filter(quiet).length} quiet` : "all heard from")}
        ${figure("Staleness", cluster.stalenessMean.toFixed(1), `versions behind on average, ${integer(cluster.stalenessMax)} at most`)}
        ${figure("Queue", short(cluster.queuedDecisions), "decisions that wait for the learner")}
        ${figure("Dropped", short(cluster.droppedDecisions), "decisions that came too late")}
        ${figure("Restarts", integer(workers.reduce((sum, one) => sum + one.restarts, 0)), "of workers")}
      </dl>
      <section class="card">
        <header><h2>Workers</h2></header>
        ${workers.length === 0 ? html`<div class="empty"><b>No worker has joined yet.</b><span>They need a few seconds to start.</span></div>` : table(workers)}
      </section>`;
  }
}

function table(workers) {
  const most = Math.max(1, ...workers.map((one) => one.decisionsPerSecond));
  return html`<div class="table"><table>
    <caption class="visually-hidden">Workers</caption>
    <thead><tr><th scope="col">Worker</th><th scope="col">Where</th><th scope="col" class="number">Decisions/s</th><th scope="col"></th>
      <th scope="col" class="number">Staleness</th><th scope="col">Plays</th><th scope="col" class="number">Restarts</th>
      <th scope="col" class="number">Refused</th><th scope="col">Heard</th></tr></thead>
    <tbody>${workers.map((one) => html`<tr>
      <th scope="row">${one.name}</th>
      <td class="muted">${one.host}${one.processId ? `, process ${one.processId}` : ""}</td>
      <td class="number">${rate(one.decisionsPerSecond)}</td>
      <td><progress max=${most} .value=${one.decisionsPerSecond} aria-label="Share of the fastest"></progress></td>
      <td class="number">${integer(one.staleness)}</td>
      <td>${one.lease || "–"}</td>
      <td class="number">${integer(one.restarts)}</td>
      <td class="number">${integer(one.refused)}</td>
      <td class=${quiet(one) ? "problem" : "muted"}>${one.secondsSinceHeard < 2 ? "now" : `${span(one.secondsSinceHeard)} ago`}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

function figure(name, value, note) {
  return html`<div><dt>${name}</dt><dd>${value}</dd>${note ? html`<dd class="note">${note}</dd>` : nothing}</div>`;
}

function quiet(worker) {
  return worker.secondsSinceHeard > QUIET_SECONDS;
}

customElements.define("agon-cluster", Cluster);
