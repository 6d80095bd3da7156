// What happened, newest first, in sentences; read out politely by screen readers.

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Element } from "../app/element.js";
import { clock } from "../app/format.js";

const MOST_LINES = 30;

class Log extends Element {
  static properties = { feed: { attribute: false }, beat: { attribute: false } };

  #length = -1;
  #last;

  shouldUpdate() {
    const last = this.feed.log.at(-1);
    const changed = last !== this.#last || this.feed.log.length !== this.#length;
    this.#last = last;
    this.#length = this.feed.log.length;
    return changed;
  }

  render() {
    const lines = this.feed.log.slice(-MOST_LINES).reverse();
    const rate = this.feed.scene.game.ticksPerSecond;
    return html`<section class="log">
      <h3>What happened</h3>
      <ol aria-live="polite" aria-relevant="additions" tabindex="0" aria-label="What happened, newest first">
        ${repeat(lines, (event) => event, (event) => html`<li data-kind=${event.kind.split(":")[0]}>
          <span class="muted">${rate > 0 ? clock(event.tick / rate) : event.tick}</span><span>${event.text}</span>
        </li>`)}
        ${lines.length === 0 ? html`<li class="muted"><span></span><span>Nothing yet.</span></li>` : ""}
      </ol>
    </section>`;
  }
}

customElements.define("agon-log", Log);
