// TV: the exhibition match of the newest snapshots, match after match.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { address, note } from "../app/router.js";
import { Feed } from "../stage/feed.js";
import "../stage/stage.js";

const ALL = -1;
const CHANNEL = "tv";

class Tv extends Element {
  static properties = { beat: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.feed = new Feed({ changed: () => this.beat++ });
    this.until(() => this.feed.close());
    const view = Number(address().parameters.get("view") ?? ALL);
    this.feed.connection.watch(CHANNEL, Number.isInteger(view) ? view : ALL);
  }

  render() {
    return html`<h1 class="visually-hidden">TV</h1>
      <agon-stage
        .feed=${this.feed}
        .beat=${this.beat}
        .heading=${this.#heading()}
        .aside=${this.#aside()}
        .onView=${(view) => this.#look(view)}
      ></agon-stage>`;
  }

  #look(view) {
    note("view", view === ALL ? undefined : String(view));
    this.feed.connection.watch(CHANNEL, view);
  }

  #heading() {
    const { scene, over } = this.feed;
    return html`<header class="side-head">
      <span class="live" ?data-on=${scene && !over}>${over ? "Final" : "Live"}</span>
      <span>${scene ? scene.game.name : nothing}</span>
    </header>`;
  }

  #aside() {
    const game = this.feed.scene?.game.name;
    return html`<footer class="side-foot">
      <a class="button primary" href=${game ? `/play?game=${encodeURIComponent(game)}` : "/play"}>Play against them</a>
    </footer>`;
  }
}

customElements.define("agon-tv", Tv);
