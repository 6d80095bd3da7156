// One match: live, or a replay with a timeline.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { clock } from "../app/format.js";
import { address, note } from "../app/router.js";
import { Feed } from "../stage/feed.js";
import "../stage/stage.js";

const ALL = -1;
const SPEEDS = [0.5, 1, 2, 4, 8];

class Match extends Element {
  static properties = { match: { attribute: false }, beat: { state: true }, paused: { state: true }, speed: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.paused = false;
    this.speed = 1;
    this.feed = new Feed({ changed: () => this.beat++ });
    this.until(() => this.feed.close());
    const view = Number(address().parameters.get("view") ?? ALL);
    this.feed.connection.watch(this.match, Number.isInteger(view) ? view : ALL);
  }

  render() {
    const { scene } = this.feed;
    return html`<h1 class="visually-hidden">Match ${this.match}</h1>
      <agon-stage
        .feed=${this.feed}
        .beat=${this.beat}
        .heading=${this.#heading()}
        .below=${scene?.replayTicks ? this.#timeline(scene) : nothing}
        .onView=${(view) => this.#look(view)}
      ></agon-stage>`;
  }

  #heading() {
    const { scene, over } = this.feed;
    const state = scene?.replayTicks ? "Replay" : over ? "Final" : "Live";
    return html`<header class="side-head">
      <span class="live" ?data-on=${state === "Live"}>${state}</span><span>${scene?.game.name ?? this.match}</span>
    </header>`;
  }

  #look(view) {
    note("view", view === ALL ? undefined : String(view));
    this.feed.connection.watch(this.match, view);
  }

  #timeline(scene) {
    const rate = scene.game.ticksPerSecond;
    const time = (tick) => (rate > 0 ? clock(tick / rate) : String(tick));
    const turning = this.feed.over?.turningPoint;
    return html`<div class="timeline">
      <button @click=${() => this.#play({ paused: !this.paused })}>${this.paused ? "Go on" : "Pause"}</button>
      <input
        type="range"
        aria-label="Time"
        min="0"
        max=${scene.replayTicks}
        .value=${String(scene.tick)}
        @input=${(event) => this.#play({ seek: Number(event.target.value) })}
      />
      <span class="clock">${time(scene.tick)} / ${time(scene.replayTicks)}</span>
      <select aria-label="Speed" @change=${(event) => this.#play({ speed: Number(event.target.value) })}>
        ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.speed}>${speed}×</option>`)}
      </select>
      ${turning ? html`<button @click=${() => this.#play({ seek: turning.tick })}>Turning point</button>` : nothing}
    </div>`;
  }

  #play({ paused = this.paused, speed = this.speed, seek }) {
    this.paused = paused;
    this.speed = speed;
    this.feed.connection.send({ playback: { paused, speed, seek } });
  }
}

customElements.define("agon-match", Match);
