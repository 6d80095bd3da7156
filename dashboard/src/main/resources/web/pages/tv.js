// TV: the most interesting live match, one after another; where nobody plays, the newest snapshots do.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { address, note } from "../app/router.js";
import { ALL, Desk, viewName, viewOf } from "../stage/desk.js";
import { Feed } from "../stage/feed.js";
import "../stage/stage.js";

const CHANNEL = "tv";

class Tv extends Element {
  static properties = { beat: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.feed = new Feed({ changed: () => this.beat++ });
    this.desk = new Desk(this.feed, {
      changed: () => this.beat++,
      look: (view) => this.#look(view),
      key: (event) => this.querySelector("agon-board")?.renderer?.key?.(event) ?? false,
    });
    this.until(() => this.desk.close());
    this.until(() => this.feed.close());
    this.feed.connection.watch(CHANNEL, viewOf(address().parameters.get("view") ?? "all"));
  }

  render() {
    return html`<h1 class="visually-hidden">TV</h1>
      <agon-stage
        .feed=${this.feed}
        .desk=${this.desk}
        .beat=${this.beat}
        .heading=${this.#heading()}
        .aside=${this.#aside()}
        .onView=${(view) => this.#look(view)}
      ></agon-stage>`;
  }

  #look(view) {
    note("view", view === ALL ? undefined : viewName(this.feed.scene.game, view));
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
    const { scene } = this.feed;
    const game = scene?.game.name;
    return html`<footer class="side-foot">
      <a class="button primary" href=${game ? `/play?game=${encodeURIComponent(game)}` : "/play"}>Play against them</a>
      ${scene ? html`<a class="button" href="/m/${scene.match}" title="This match, with time to go back and forth">Pause, go back</a>` : nothing}
    </footer>`;
  }
}

customElements.define("agon-tv", Tv);
