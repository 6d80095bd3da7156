// What happened, newest first, in sentences; read out politely by screen readers. A press goes to when it happened.

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Element } from "../app/element.js";
import { clock } from "../app/format.js";

const MOST_LINES = 40;
/** So many lines at once are no news but a jump: they are not read out. */
const MOST_READ = 4;

class Log extends Element {
  static properties = { feed: { attribute: false }, beat: { attribute: false }, seek: { attribute: false } };

  #lines = [];
  #quiet = false;

  shouldUpdate() {
    const lines = this.feed.story(MOST_LINES);
    const same = lines.length === this.#lines.length && lines.at(-1)?.tick === this.#lines.at(-1)?.tick && lines[0]?.tick === this.#lines[0]?.tick;
    const last = this.#lines.at(-1)?.tick ?? 0;
    this.#quiet = (lines.at(-1)?.tick ?? 0) < last || lines.filter((line) => line.tick > last).length > MOST_READ;
    this.#lines = lines;
    return !same || !this.hasUpdated;
  }

  render() {
    const lines = [...this.#lines].reverse();
    const rate = this.feed.scene.game.ticksPerSecond;
    const time = (tick) => (rate > 0 ? clock(tick / rate) : tick);
    return html`<section class="log">
      <h3>What happened</h3>
      <ol aria-live=${this.#quiet ? "off" : "polite"} aria-relevant="additions" tabindex="0" aria-label="What happened, newest first">
        ${repeat(lines, (line) => line, (line) => html`<li data-kind=${line.kind.split(":")[0]}>
          ${this.seek
            ? html`<button class="plain when" title="Go there" @click=${() => this.seek(line.tick)}>${time(line.tick)}</button>`
            : html`<span class="muted">${time(line.tick)}</span>`}
          <span>${line.text}</span>
        </li>`)}
        ${lines.length === 0 ? html`<li class="none muted">Nothing yet.</li>` : ""}
      </ol>
    </section>`;
  }
}

customElements.define("agon-log", Log);
