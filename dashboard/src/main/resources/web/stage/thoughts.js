// What the agents think: whom one looks at, what it weighs up, and what it expects. The board draws its aims.

import { html, nothing, svg } from "lit";
import { Paced } from "../app/paced.js";
import { digits, percent } from "../app/format.js";
import { VALUE } from "./course.js";

const WIDTH = 320;
const HEIGHT = 34;
const MOST_POINTS = 160;

class Thoughts extends Paced {
  static flowing = ["thinkers", "tick"];

  static properties = {
    /** @type {import("./thinking.js").Thinker[]} */
    thinkers: { attribute: false },
    /** Key of the one that is looked at. */
    chosen: { attribute: false },
    choose: { attribute: false },
    course: { attribute: false },
    game: { attribute: false },
    tick: { attribute: false },
    end: { attribute: false },
  };

  render() {
    if (this.thinkers.length === 0) {
      return nothing;
    }
    const chosen = this.thinkers.find((one) => one.key === this.chosen);
    return html`<section class="thoughts">
      <h3>What they think</h3>
      <div class="thinkers" role="group" aria-label="Whose thoughts">
        ${this.thinkers.map((one) => html`<button aria-pressed=${one === chosen} @click=${() => this.choose(one === chosen ? undefined : one.key)}>
          <span class="team" data-team=${one.team}>${one.unit?.kind ?? this.game.teams[one.team]}</span>
          <span class="small">${one.verbs[0]?.words ?? ""} <span class="number">${one.verbs[0] ? percent(one.verbs[0].share) : ""}</span></span>
        </button>`)}
      </div>
      ${chosen ? this.#details(chosen) : nothing}
    </section>`;
  }

  #details(one) {
    return html`<div class="mind" data-team=${one.team}>
      <dl class="expects">
        ${one.chance === undefined ? nothing : html`<div><dt>Chance to win</dt><dd class="number">${percent(one.chance)}</dd></div>`}
        ${one.value === undefined ? nothing : html`<div><dt>Reward expected</dt><dd class="number">${digits(one.value)}</dd></div>`}
      </dl>
      ${this.#values(one.team)}
      <table class="weighs"><caption class="visually-hidden">How likely each order was</caption><tbody>
        ${one.verbs.map((verb) => html`<tr ?data-chosen=${verb.chosen}><th scope="row">${verb.words}${verb.chosen ? html`<span class="visually-hidden"> (chosen)</span>` : nothing}</th>
          <td><progress max="1" .value=${verb.share} aria-hidden="true"></progress></td><td class="number">${percent(verb.share)}</td></tr>`)}
      </tbody></table>
      ${one.aims.length > 0
        ? html`<p class="small muted">${one.verbs.find((verb) => verb.chosen)?.words}: ${one.aims.slice(0, 4).map((aim, i) =>
          html`${i > 0 ? ", " : ""}${aim.words} <span class="number">${percent(aim.share)}</span>`)}</p>`
        : nothing}
    </div>`;
  }

  /** The reward that the team expects, over the match. */
  #values(team) {
    const values = this.course.values(VALUE, team);
    const known = values.filter(Number.isFinite);
    if (known.length < 2) {
      return nothing;
    }
    const low = Math.min(...known);
    const high = Math.max(...known, low + 1e-6);
    const span = Math.max(1, this.end ?? this.course.lastTick);
    const step = Math.ceil(values.length / MOST_POINTS);
    const points = values.map((value, i) => [i * this.course.ticksPerPoint, value]).filter(([, value], i) => i % step === 0 && Number.isFinite(value))
      .map(([tick, value]) => `${((tick / span) * WIDTH).toFixed(1)},${(HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4)).toFixed(1)}`).join(" ");
    const x = Math.min(WIDTH, (this.tick / span) * WIDTH);
    return html`<svg class="expected" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
      aria-label="Reward that ${this.game.teams[team]} expects over the match, from ${digits(low)} to ${digits(high)}">
      ${svg`<polyline points=${points}></polyline><line class="now" x1=${x} x2=${x} y1="0" y2=${HEIGHT}></line>`}</svg>`;
  }
}

customElements.define("agon-thoughts", Thoughts);
