// Time under the board: play and pause, step, jump, speed, and a scale with all that turned the match.

import { html, nothing, svg } from "lit";
import { Element } from "../app/element.js";
import { clock } from "../app/format.js";
import { SPEEDS } from "./pace.js";

const ICONS = {
  play: "M7 4.5v15l12-7.5z",
  pause: "M7 4.5h3.6v15H7zM13.4 4.5H17v15h-3.6z",
  back: "M15.5 5v14l-9-7z",
  forward: "M8.5 5v14l9-7z",
  before: "M5 5h2.6v14H5zM19 5v14l-10-7z",
  next: "M16.4 5H19v14h-2.6zM5 5v14l10-7z",
};
/** Marks nearer to each other than this share of the scale are one. */
const APART = 0.004;

class Timeline extends Element {
  static properties = {
    /** @type {import("./pace.js").Pace} */
    pace: { attribute: false },
    course: { attribute: false },
    version: { attribute: false },
    game: { attribute: false },
    beat: { attribute: false },
    jump: { attribute: false },
    /** Whether the end of the match is known, and with it perhaps its turning point. */
    ends: { attribute: false },
    turningPoint: { attribute: false },
    /** What a page adds at the end. */
    tools: { attribute: false },
  };

  #marks = nothing;
  #span;

  willUpdate(changed) {
    const { first, last } = this.pace;
    const span = `${first} ${Math.round(last / 10)}`;
    if (changed.has("version") || changed.has("course") || span !== this.#span) {
      this.#span = span;
      this.#marks = this.#drawMarks(first, last);
    }
  }

  render() {
    const { pace } = this;
    return html`<div class="timeline" role="group" aria-label="Time">
      <div class="buttons">
        ${this.#button("before", `${this.#moment} before (Q)`, () => this.jump(false))}
        ${this.#button("back", "A step back (←)", () => pace.step(-1))}
        ${this.#button(pace.paused ? "play" : "pause", pace.paused ? "Play (space)" : "Pause (space)", () => pace.play(pace.paused))}
        ${this.#button("forward", "A step on (→)", () => pace.step(1))}
        ${this.#button("next", `Next ${this.#moment.toLowerCase()} (E)`, () => this.jump(true))}
      </div>
      <div class="scale">
        <svg class="marks" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">${this.#marks}</svg>
        <input type="range" aria-label="Time" aria-valuetext=${this.#time(pace.tick)} min=${pace.first} max=${Math.max(pace.first + 1, pace.last)}
          .value=${String(pace.tick)} @input=${(event) => pace.seek(Number(event.target.value))} />
      </div>
      <span class="clock">${this.#time(pace.tick)} <span class="muted">/ ${this.#time(pace.last)}</span></span>
      ${pace.live
        ? html`<button class="follow" aria-pressed=${pace.following} title="What happens now (T)" @click=${() => pace.follow()}>Live</button>`
        : nothing}
      <select aria-label="Speed" title="Speed" ?disabled=${pace.following}
        @change=${(event) => pace.setSpeed(Number(event.target.value))}>
        ${SPEEDS.map((speed) => html`<option value=${speed} .selected=${speed === pace.speed}>${speed}×</option>`)}
      </select>
      ${this.ends
        ? html`<button class="turning" ?disabled=${!this.turningPoint} title="The largest change of the chances to win, where players have an opinion"
            @click=${() => pace.seek(this.turningPoint.tick)}>Turning point</button>`
        : nothing}
      ${this.tools ?? nothing}
    </div>`;
  }

  /** What one jumps to. */
  get #moment() {
    return this.game.turningEvents.includes("tower") ? "Kill or tower" : "Event";
  }

  #button(icon, title, act) {
    return html`<button class="icon plain" title=${title} aria-label=${title} data-does=${icon} @click=${act}>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[icon]}></path></svg></button>`;
  }

  #time(tick) {
    return this.game.ticksPerSecond > 0 ? clock(tick / this.game.ticksPerSecond) : String(tick);
  }

  /** A stroke for each moment worth a jump, higher for buildings than for heroes. */
  #drawMarks(first, last) {
    if (last <= first || this.game.turningEvents.length === 0) {
      return nothing;
    }
    let before = -1;
    const marks = [];
    for (const { tick, kind } of this.course.turning(this.game)) {
      const at = (tick - first) / (last - first);
      if (at >= 0 && at <= 1 && at - before > APART) {
        before = at;
        marks.push(svg`<line data-kind=${kind} x1=${at * 1000} x2=${at * 1000} y1=${kind === "kill" ? 6 : 0} y2="16"></line>`);
      }
    }
    return marks;
  }
}

customElements.define("agon-timeline", Timeline);
