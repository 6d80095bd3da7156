// What learners measured, kept up with what is new: the server gives as many points as can be drawn.

import { ask } from "../app/api.js";
import { inRun } from "../app/run.js";

/** @typedef {{ mean: (number | null)[], low: (number | null)[] | null, high: (number | null)[] | null }} Column */

/** Points by column, oldest first. */
export class Points {
  /** @type {number[]} */
  x = [];
  /** @type {number[]} milliseconds since 1970 */
  time = [];
  /** @type {Map<string, Column>} */
  columns = new Map();

  /** Puts newer points in the place of those from `part.from` on. */
  put(part) {
    const kept = part.from;
    const more = part.x.length;
    this.x = [...this.x.slice(0, kept), ...part.x];
    this.time = [...this.time.slice(0, kept), ...part.time];
    for (const key of new Set([...this.columns.keys(), ...Object.keys(part.columns)])) {
      const old = this.columns.get(key);
      const anew = part.columns[key];
      const mean = [...start(old?.mean, kept), ...(anew?.mean ?? empty(more))];
      const spread = old?.low || anew?.low;
      this.columns.set(key, {
        mean,
        low: spread ? [...start(old?.low ?? old?.mean, kept), ...(anew?.low ?? anew?.mean ?? empty(more))] : null,
        high: spread ? [...start(old?.high ?? old?.mean, kept), ...(anew?.high ?? anew?.mean ?? empty(more))] : null,
      });
    }
  }

  /** The newest value of a figure, or null. */
  last(key) {
    return this.columns.get(key)?.mean.findLast((value) => value !== null) ?? null;
  }
}

/** One run's figures. */
export class MetricsFeed {
  updates = new Points();
  imitation = new Points();
  rows = 0;
  #next = 0;

  /** @param {string | undefined} run its name, or undefined for the usual one */
  constructor(run) {
    this.run = run;
  }

  /** Asks for what is new. Gives the run's name, or undefined where there is no run. */
  async readOn() {
    const answer = await ask(inRun(`/api/metrics?since=${this.#next}`, this.run));
    this.updates.put(answer.updates);
    this.imitation.put(answer.imitation);
    this.rows = answer.updates.rows;
    this.#next = answer.updates.next;
    this.shown = answer.run;
    return answer.run;
  }
}

let guide;

/** What each figure is, by its name; asked for once. */
export function metricsGuide() {
  guide ??= ask("/api/metrics/guide").catch((problem) => {
    guide = undefined;
    throw problem;
  });
  return guide;
}

/** A figure's explanation in a few sentences, or undefined. */
export function explain(entries, key) {
  const parts = key.split(".");
  const own = entries?.[parts[0] === "agents" ? `agents.${parts.at(-1)}` : key.replace(/^(pbt\.members\.)[^.]+\.([^.]+).*$/, "$1NAME.$2")] ?? entries?.[`pbt..${parts[3]}`];
  const leaf = ["agents", "imitation"].includes(parts[0]) ? parts.at(-1) : parts[0];
  const found = own && own.is !== "as above" ? own : (entries?.[leaf] ?? own);
  if (!found) {
    return undefined;
  }
  const unit = found.unit ? ` Unit: ${found.unit}.` : "";
  const healthy = found.healthy ? ` Healthy: ${found.healthy}.` : "";
  return `${found.is[0].toUpperCase()}${found.is.slice(1)}.${unit}${healthy}`;
}

function start(values, kept) {
  const had = (values ?? []).slice(0, kept);
  return [...had, ...empty(kept - had.length)];
}

function empty(many) {
  return new Array(Math.max(0, many)).fill(null);
}
