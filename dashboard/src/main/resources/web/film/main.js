// A replay that lies in its page: no server, no network. The board, time, curves, log and thoughts are those of the match page.

import { html, nothing, render } from "lit";
import { Element } from "../app/element.js";
import { shown } from "../app/names.js";
import { use } from "../board/registry.js";
import { switchTheme, theme } from "../app/theme.js";
import { ALL, Desk } from "../stage/desk.js";
import { Feed } from "../stage/feed.js";
import { Tape } from "../stage/tape.js";
import { asFilm, fromServer, knowMessages } from "../wire/messages.js";
import "../stage/stage.js";

class FilmPage extends Element {
  static properties = { film: { attribute: false }, beat: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.feed = new Feed({ changed: () => this.beat++ }, { connects: false });
    this.desk = new Desk(this.feed, {
      changed: () => this.beat++,
      look: (view) => this.#look(view),
      key: (event) => this.querySelector("agon-board")?.renderer?.key?.(event) ?? false,
    });
    this.until(() => this.desk.close());
    this.until(() => this.feed.close());
    this.#look(ALL);
  }

  /** Puts the tape of another view in, where the one before was. */
  #look(view) {
    const { feed } = this;
    const before = feed.pace;
    const tick = before?.tick ?? 0;
    const reel = this.film.reels.find((one) => one.view === view);
    reel.opening.forEach((bytes) => feed.hear(...fromServer(bytes), bytes));
    feed.put(tapeOf(reel, this.film.thoughts));
    before?.close();
    feed.pace.take(before);
    feed.pace.seek(tick);
  }

  render() {
    const { scene, seats } = this.feed;
    const side = (team) => [...new Set(seats.filter((seat) => seat.team === team).map((seat) => shown(seat.player)))].join(", ");
    return html`<header class="film-bar"><b>agōn</b>
        <h1>${scene.game.name}: ${scene.game.teams.map((_, team) => side(team)).join(" against ")}</h1>
        <button class="plain" @click=${() => this.#switch()}>${theme() === "dark" ? "Light" : "Dark"}</button></header>
      <agon-stage .feed=${this.feed} .desk=${this.desk} .beat=${this.beat} .heading=${nothing} .tools=${this.#tools()}
        .onView=${(view) => this.#look(view)}></agon-stage>`;
  }

  #switch() {
    switchTheme();
    this.requestUpdate();
  }

  #tools() {
    return html`<button class="icon plain" aria-label="Keys (F1)" title="Keys (F1)" aria-pressed=${this.desk.telling}
      @click=${() => this.desk.tell(!this.desk.telling)}>?</button>`;
  }
}

/** All frames of a view on a tape. */
function tapeOf(reel, thoughts) {
  const tape = new Tape();
  reel.frames.forEach((bytes, tick) => {
    tape.add(tick, bytes, tick === 0);
    if (reel.keys[tick]) tape.keyOfLast(reel.keys[tick]);
    if (thoughts[tick]) tape.think(thoughts[tick]);
  });
  return tape;
}

function bytesIn(id) {
  const place = document.getElementById(id);
  const text = atob(place.textContent);
  place.remove();
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

async function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

customElements.define("agon-film", FilmPage);

knowMessages(bytesIn("messages").buffer);
const film = asFilm(await unpacked(bytesIn("film")));
use(film.game, await import(`game/${film.game}/renderer.js`)); // in the page's import map; empty for games that bring none
render(html`<agon-film .film=${film}></agon-film>`, document.getElementById("page"));
