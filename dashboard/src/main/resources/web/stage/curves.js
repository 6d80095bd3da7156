// The curves of a match: who leads, by how much, and who is believed to win. A click goes there.

import { html, nothing, svg } from "lit";
import { Paced } from "../app/paced.js";
import { change, clock, percent, short } from "../app/format.js";
import { CHANCE, VALUE } from "./course.js";

const WIDTH = 320;
const HEIGHT = 60;
const MOST_POINTS = 240;
const MOST_ROWS = 40;

/** How a curve is read: an area around a middle that is nobody's lead. */
const KINDS = {
  [CHANCE]: { title: "Chance to win", lead: (a) => 2 * a - 1, full: () => 1, text: (lead) => percent((1 + Math.abs(lead)) / 2) },
  [VALUE]: { title: "Reward expected", text: (lead) => `+${short(Math.abs(lead))}` },
};
const FIGURE = { text: (lead) => change(Math.abs(lead)) };

class Curves extends Paced {
  static flowing = ["tick", "version"];

  static properties = {
    /** @type {import("./course.js").Course} */
    course: { attribute: false },
    version: { attribute: false },
    game: { attribute: false },
    tick: { attribute: false },
    /** The last tick of a replay; undefined while nobody knows. */
    end: { attribute: false },
    seek: { attribute: false },
    asTable: { state: true },
    at: { state: true },
  };

  #drawn = new Map();

  willUpdate(changed) {
    if (changed.has("course") || changed.has("version") || changed.has("end")) {
      this.#drawn = new Map(this.#shown().map((name) => [name, this.#draw(name)]));
    }
  }

  /** Figures and chances; what players expect only where nothing else is known. */
  #shown() {
    const { names } = this.course;
    return this.game.teams.length === 2 ? names.filter((name) => name !== VALUE || names.length === 1) : [];
  }

  get #span() {
    return Math.max(1, this.end ?? this.course.lastTick);
  }

  render() {
    if (this.#drawn.size === 0 || this.course.points < 2) {
      return nothing;
    }
    return html`<section class="curves" aria-label="Curves of the match">
      ${this.asTable ? this.#table() : [...this.#drawn].map(([name, drawn]) => this.#curve(name, drawn))}
      <button class="plain small" aria-pressed=${Boolean(this.asTable)} @click=${() => (this.asTable = !this.asTable)}>
        ${this.asTable ? "Curves" : "As a table"}</button>
    </section>`;
  }

  #curve(name, { points, middle }) {
    const tick = this.at ?? this.tick;
    const x = Math.min(WIDTH, (tick / this.#span) * WIDTH);
    return html`<figure class="lead" ?data-seeks=${Boolean(this.seek)}>
      <figcaption><span>${titleOf(name)}</span>${this.#reading(name, tick)}</figcaption>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${this.#words(name)}
        @pointermove=${(event) => (this.at = this.#tickAt(event))} @pointerleave=${() => (this.at = undefined)}
        @click=${(event) => this.seek?.(this.#tickAt(event))}>
        <clipPath id="above-${this.#id(name)}"><rect width=${WIDTH} height=${HEIGHT / 2}></rect></clipPath>
        <clipPath id="below-${this.#id(name)}"><rect y=${HEIGHT / 2} width=${WIDTH} height=${HEIGHT / 2}></rect></clipPath>
        ${points === "" ? nothing : svg`
          <polygon class="amber" clip-path="url(#above-${this.#id(name)})" points=${middle}></polygon>
          <polygon class="sky" clip-path="url(#below-${this.#id(name)})" points=${middle}></polygon>
          <polyline points=${points}></polyline>`}
        <line class="middle" x1="0" x2=${WIDTH} y1=${HEIGHT / 2} y2=${HEIGHT / 2}></line>
        <line class="now" x1="0" x2="0" y1="0" y2=${HEIGHT} transform="translate(${x} 0)"></line>
      </svg>
    </figure>`;
  }

  #id(name) {
    return name.replace(/\W+/g, "-");
  }

  #tickAt(event) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.round((Math.max(0, Math.min(1, (event.clientX - left) / width)) * this.#span));
  }

  #lead(name, tick) {
    return leadOf(name, this.course.at(name, 0, tick), this.course.at(name, 1, tick));
  }

  /** Who leads by how much, in the leader's colour and shape. */
  #reading(name, tick) {
    const lead = this.#lead(name, tick);
    const time = this.at === undefined ? nothing : html`<span class="muted">${this.#time(tick)}</span>`;
    if (!Number.isFinite(lead)) {
      return html`${time}<span class="muted">unknown</span>`;
    }
    const team = lead >= 0 ? 0 : 1;
    const even = Math.abs(lead) < 1e-9;
    return html`${time}${even
      ? html`<span class="number">even</span>`
      : html`<span class="team number" data-team=${team}>${this.game.teams[team]} ${textOf(name, lead)}</span>`}`;
  }

  #words(name) {
    const lead = this.#lead(name, this.tick);
    const state = !Number.isFinite(lead) ? "unknown" : Math.abs(lead) < 1e-9 ? "even" : `${this.game.teams[lead > 0 ? 0 : 1]} ${textOf(name, lead)}`;
    return `${titleOf(name)} over the match; now: ${state}. The button “As a table” shows the numbers.`;
  }

  #time(tick) {
    return this.game.ticksPerSecond > 0 ? clock(tick / this.game.ticksPerSecond) : `move ${tick}`;
  }

  #draw(name) {
    const a = this.course.values(name, 0);
    const b = this.course.values(name, 1);
    const step = Math.max(1, Math.ceil(a.length / MOST_POINTS));
    const leads = [];
    for (let i = 0; i < a.length; i += i + step < a.length || i === a.length - 1 ? step : a.length - 1 - i) {
      const lead = leadOf(name, a[i], b[i]);
      if (Number.isFinite(lead)) {
        leads.push([i * this.course.ticksPerPoint, lead]);
      }
    }
    if (leads.length === 0) {
      return { points: "", middle: "" };
    }
    const full = KINDS[name]?.full?.() ?? Math.max(1e-6, ...leads.map(([, lead]) => Math.abs(lead))) * 1.1;
    const points = leads.map(([tick, lead]) =>
      `${((tick / this.#span) * WIDTH).toFixed(1)},${((1 - lead / full) * (HEIGHT / 2)).toFixed(1)}`).join(" ");
    const x = (tick) => ((tick / this.#span) * WIDTH).toFixed(1);
    return { points, middle: `${x(leads[0][0])},${HEIGHT / 2} ${points} ${x(leads.at(-1)[0])},${HEIGHT / 2}` };
  }

  #table() {
    const names = [...this.#drawn.keys()];
    const step = Math.max(1, Math.ceil(this.course.points / MOST_ROWS));
    const rows = Array.from({ length: Math.ceil(this.course.points / step) }, (_, i) => i * step * this.course.ticksPerPoint);
    return html`<div class="table" data-tall tabindex="0"><table>
      <caption class="visually-hidden">Curves of the match</caption>
      <thead><tr><th scope="col">Time</th>${names.map((name) => html`<th scope="col" class="number">${titleOf(name)}</th>`)}</tr></thead>
      <tbody>${rows.map((tick) => html`<tr><th scope="row">${this.#time(tick)}</th>
        ${names.map((name) => html`<td class="number">${this.#cell(name, this.#lead(name, tick))}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }

  #cell(name, lead) {
    return !Number.isFinite(lead) ? "–" : Math.abs(lead) < 1e-9 ? "even" : `${this.game.teams[lead > 0 ? 0 : 1]} ${textOf(name, lead)}`;
  }
}

function titleOf(name) {
  return KINDS[name]?.title ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** By how much the first team leads, from how both stand. */
function leadOf(name, first, second) {
  return KINDS[name]?.lead?.(first) ?? first - second;
}

function textOf(name, lead) {
  return (KINDS[name] ?? FIGURE).text(lead);
}

customElements.define("agon-curves", Curves);
