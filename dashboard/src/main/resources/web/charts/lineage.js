// Who descends from whom: a lane for each agent, a dot for each snapshot, and an arrow where an agent began anew from another.

import { html, svg, nothing } from "lit";
import { Element } from "../app/element.js";
import { count, rating, short } from "../app/format.js";
import { go } from "../app/router.js";
import { inRun } from "../app/run.js";
import { seriesColour } from "./palette.js";
import { rove } from "./rove.js";
import { thin } from "./smooth.js";
import { tickLabels, ticks } from "./ticks.js";

const LANE = 62;
const TOP = 26;
const LEFT = 150;
const RIGHT = 24;
const MOST_DOTS = 120;
const MOST_TICKS = 7;
const NARROWEST = 700;

class Lineage extends Element {
  static properties = {
    /** `{ agents: [{ name, role, curve, waiting }], origins: [{ agent, version, from, step }], milestones }` */
    league: { attribute: false },
    width: { state: true },
    at: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.width = 1100;
    const observer = new ResizeObserver(() => (this.width = Math.max(NARROWEST, this.querySelector(".lineage")?.clientWidth ?? this.width)));
    this.updateComplete.then(() => observer.observe(this.querySelector(".lineage")));
    this.until(() => observer.disconnect());
  }

  render() {
    const lanes = this.#lanes();
    const height = TOP + lanes.length * LANE + 22;
    return html`<section class="card">
      <header><h2>Descent</h2><p>Each dot is a snapshot, the stronger the fuller; a hollow one has no rating yet. An arrow shows where an agent began anew, and from whom.</p></header>
      <div class="reading" aria-live="polite">${this.#reading()}</div>
      <div class="lineage"><svg width=${this.width} height=${height} role="group" aria-label="Snapshots by agent, over decisions"
          @keydown=${(event) => this.#keys(event)}>
        ${this.#axis(height)} ${lanes.map((lane) => this.#lane(lane))} ${this.league.origins.map((origin) => this.#arrow(origin, lanes))}
        ${this.league.milestones.filter((one) => one.step > 0).map((one, i) => this.#milestone(one, i))}
        ${lanes.map((lane) => this.#dots(lane))}
      </svg></div>
    </section>`;
  }

  get #last() {
    return Math.max(1, ...this.league.agents.flatMap((agent) => [...agent.curve, ...agent.waiting].map((one) => one.step)));
  }

  #x(step) {
    return LEFT + (step / this.#last) * (this.width - LEFT - RIGHT);
  }

  #lanes() {
    return this.league.agents.map((agent, i) => {
      const all = [...agent.curve, ...agent.waiting].sort((a, b) => a.step - b.step);
      return { agent, i, y: TOP + i * LANE + LANE / 2, all, dots: thin(all, MOST_DOTS) };
    });
  }

  #axis(height) {
    const places = ticks(0, this.#last, MOST_TICKS, true);
    const labels = tickLabels(places);
    return places.map((step, i) => svg`<g class="tick"><line x1=${this.#x(step)} x2=${this.#x(step)} y1=${TOP - 6} y2=${height - 20}></line>
      <text x=${this.#x(step)} y=${height - 4} text-anchor="middle">${labels[i]}</text></g>`);
  }

  /** A line from snapshot to snapshot, broken where the agent began anew. */
  #lane({ agent, y, all, i }) {
    const anew = this.league.origins.filter((origin) => origin.agent === agent.name).map((origin) => origin.version);
    const pieces = all.slice(1).map((one, n) => [all[n], one]).filter(([before, after]) => !anew.some((version) => version > numberOf(before) && version <= numberOf(after)));
    return svg`<g class="lane"><text x="0" y=${y - 2}>${agent.name}</text>
      <text class="muted" x="0" y=${y + 14}>${count(all.length, "snapshot", "snapshots")}</text>
      <path data-colour=${seriesColour(i)} d=${runs(pieces).map(([from, to]) => `M${this.#x(from.step)} ${y}H${this.#x(to.step)}`).join("")}></path></g>`;
  }

  /** From the snapshot nearest to what an agent began with, to its own next one. */
  #arrow(origin, lanes) {
    const own = lanes.find(({ agent }) => agent.name === origin.agent);
    const parent = lanes.find(({ agent }) => agent.name === origin.from.split("@")[0]);
    const next = own?.all.find((one) => numberOf(one) >= origin.version);
    if (!own || !parent || !next) {
      return nothing;
    }
    const source = parent.all.findLast((one) => numberOf(one) <= Number(origin.from.split("@")[1])) ?? parent.all[0];
    const [x1, x2] = [this.#x(source.step), this.#x(next.step)];
    const bend = (own.y - parent.y) * 0.5;
    return svg`<path class="descent" data-colour=${seriesColour(own.i)} d="M${x1} ${parent.y}C${x1} ${parent.y + bend} ${x2} ${own.y - bend} ${x2} ${own.y - 7 * Math.sign(own.y - parent.y)}"></path>`;
  }

  #milestone(one, i) {
    const x = this.#x(one.step);
    const right = x > this.width * 0.75;
    return svg`<g class="flag"><line x1=${x} x2=${x} y1=${8 + (i % 2) * 11} y2=${TOP + LANE / 2}></line>
      <text x=${x + (right ? -4 : 4)} y=${14 + (i % 2) * 12} text-anchor=${right ? "end" : "start"}>beats ${one.anchor}</text></g>`;
  }

  #dots({ agent, dots, y, i }) {
    const ratings = this.league.agents.flatMap((one) => one.curve.map((point) => point.rating));
    const [low, high] = [Math.min(...ratings), Math.max(...ratings)];
    return dots.map((one, n) => {
      const rated = typeof one.rating === "number";
      const strength = rated ? 0.25 + 0.75 * ((one.rating - low) / (high - low || 1)) : 0;
      const to = inRun(`/league/${encodeURIComponent(one.name)}`);
      return svg`<a class="dot" href=${to} tabindex="-1" aria-label=${`${one.name}, ${this.#described(one)}`} data-at="${agent.name}/${n}" data-row=${i} data-x=${Math.round(this.#x(one.step))}
          @focus=${() => (this.at = one)} @pointerenter=${() => (this.at = one)} @pointerleave=${() => (this.at = undefined)}
          @click=${(event) => (event.preventDefault(), rated && go(to))}>
        <circle class="catch" cx=${this.#x(one.step)} cy=${y} r="11"></circle>
        <circle class="ground" cx=${this.#x(one.step)} cy=${y} r="5.5"></circle>
        <circle data-colour=${seriesColour(i)} cx=${this.#x(one.step)} cy=${y} r="5.5" fill-opacity=${strength}></circle></a>`;
    });
  }

  #described(one) {
    return `${typeof one.rating === "number" ? rating(one.rating, one.sigma) : "not rated yet"} after ${short(one.step)} decisions`;
  }

  #reading() {
    const one = this.at;
    return one ? html`<span><b>${one.name}</b></span><span>${this.#described(one)}</span>` : html`<span class="all">Point at a snapshot, or go there with the arrow keys.</span>`;
  }

  #keys(event) {
    rove(event, this.querySelectorAll(".dot"), (dot) => [Number(dot.dataset.row) * 40, Number(dot.dataset.x)]);
  }

  updated() {
    const dots = [...this.querySelectorAll(".dot")];
    if (dots.length > 0 && !dots.some((dot) => dot.getAttribute("tabindex") === "0")) {
      dots.at(-1).setAttribute("tabindex", "0");
    }
    for (const thing of this.querySelectorAll("[data-colour]")) {
      thing.style.setProperty("--colour", thing.dataset.colour);
    }
  }
}

function numberOf(snapshot) {
  return Number(snapshot.name.split("@")[1]);
}

/** Pieces that follow one another as one. */
function runs(pieces) {
  const joined = [];
  for (const [from, to] of pieces) {
    if (joined.length > 0 && joined.at(-1)[1] === from) {
      joined.at(-1)[1] = to;
    } else {
      joined.push([from, to]);
    }
  }
  return joined;
}

customElements.define("agon-lineage", Lineage);
