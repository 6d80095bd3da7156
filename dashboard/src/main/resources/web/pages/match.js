// One match: live, with what has been seen of it on a tape, or a replay. Its address says what is shown:
// /m/ID?t=TICK&view=amber&speed=4. Without a view it is the one that shows most of those that may be seen. The address of a live match
// leads to its replay when it is over.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { address, go, note } from "../app/router.js";
import { ALL, Desk, viewName, viewOf } from "../stage/desk.js";
import { Feed } from "../stage/feed.js";
import { SPEEDS } from "../stage/pace.js";
import "../stage/stage.js";

const REPLAY = "replay/";
/** While time goes on, the address follows so often. */
const NOTE_MILLIS = 1500;
/** A match that has just ended is kept as a replay within so long. */
const REPLAY_MILLIS = 1500;

class Match extends Element {
  static properties = { match: { attribute: false }, beat: { state: true } };

  #noted = 0;
  #started = false;
  /** How far the live match was when the line was lost. */
  #reached = 0;

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.feed = new Feed(
      { changed: () => this.beat++, staged: () => this.#staged(), refused: (refused) => this.#refused(refused) },
      { keeps: true },
    );
    this.desk = new Desk(this.feed, {
      changed: () => this.beat++,
      look: (view) => this.#look(view),
      key: (event) => this.querySelector("agon-board")?.renderer?.key?.(event) ?? false,
    });
    const timer = setInterval(() => this.#noteTime(), NOTE_MILLIS);
    this.until(() => clearInterval(timer));
    this.until(() => this.desk.close());
    this.until(() => this.feed.close());
    this.until(() => clearTimeout(this.asking));
    this.#ask();
  }

  /** To see the match as the address says. */
  #ask() {
    const view = address().parameters.get("view");
    this.feed.connection.watch(this.match, viewOf(view ?? "all"), view === null);
  }

  render() {
    const { feed } = this;
    return html`<h1 class="visually-hidden">Match ${this.match}</h1>
      <agon-stage
        .feed=${feed}
        .desk=${this.desk}
        .beat=${this.beat}
        .heading=${this.#heading()}
        .tools=${this.#tools()}
        .onView=${(view) => this.#look(view)}
        .onOpenView=${address().parameters.has("view") ? () => this.#lookAnywhere() : undefined}
      ></agon-stage>`;
  }

  updated() {
    const { pace, scene } = this.feed;
    if (scene?.match === this.match) {
      this.#reached = scene.tick;
    }
    const shown = pace && `${pace.paused} ${pace.speed} ${pace.paused ? pace.tick : ""} ${pace.following}`;
    if (shown !== this.shown) {
      this.shown = shown;
      this.#noteSoon();
    }
  }

  /** The first time the match is shown as its address says. */
  #staged() {
    const { pace, scene } = this.feed;
    if (scene.match !== this.match) {
      this.#toReplay(scene.match);
      return;
    }
    if (this.#started || !pace || pace.live) {
      return;
    }
    this.#started = true;
    const { parameters } = address();
    const speed = Number(parameters.get("speed"));
    const tick = Number(parameters.get("t"));
    if (SPEEDS.includes(speed)) {
      pace.setSpeed(speed);
    }
    if (parameters.has("t") && tick >= 0) {
      pace.seek(tick);
    }
  }

  /** The match has ended meanwhile: its replay goes on where this was. */
  #toReplay(replay) {
    note("t", this.#reached > 0 ? String(this.#reached) : address().parameters.get("t") ?? undefined);
    go(`/m/${replay}${location.search}`, { replace: true });
  }

  #heading() {
    const { scene, ended, refusal } = this.feed;
    const refused = refusal?.reason === "HIDDEN_VIEW" ? "Hidden" : "Not here";
    const state = refusal && !scene ? refused : scene?.replayTicks ? "Replay" : ended ? "Final" : this.feed.pace?.following === false ? "Earlier" : "Live";
    return html`<header class="side-head">
      <span class="live" ?data-on=${state === "Live"}>${state}</span><span>${scene?.game.name ?? nothing}</span>
    </header>`;
  }

  #tools() {
    const replay = this.match.startsWith(REPLAY) ? this.match : this.feed.over?.replay;
    return html`${replay
      ? html`<a class="button" download href="/api/replay-page?match=${encodeURIComponent(replay)}" title="One file with board and match, for a browser without a network">Save as page</a>`
      : nothing}
      <button class="icon plain" aria-label="Keys (F1)" title="Keys (F1)" aria-pressed=${this.desk.telling} @click=${() => this.desk.tell(!this.desk.telling)}>?</button>`;
  }

  #look(view) {
    note("view", view === ALL ? undefined : viewName(this.feed.scene.game, view));
    this.feed.connection.watch(this.match, view);
  }

  #lookAnywhere() {
    note("view", undefined);
    this.feed.refusal = undefined;
    this.#ask();
  }

  /** A match that was shown and is not there any more has just ended: its replay is there in a moment. */
  #refused({ reason }) {
    if (reason === "UNKNOWN_MATCH" && this.feed.scene && !this.feed.over && !this.asking) {
      this.asking = setTimeout(() => this.#ask(), REPLAY_MILLIS);
    }
  }

  /** Soon, since browsers let nobody change the address often. */
  #noteSoon() {
    clearTimeout(this.noting);
    this.noting = setTimeout(() => this.#noteTime(), 250);
  }

  #noteTime() {
    const { pace } = this.feed;
    if (!pace || !this.isConnected) {
      return;
    }
    const tick = pace.following ? undefined : pace.tick;
    if (tick !== this.#noted) {
      this.#noted = tick;
      note("t", tick ? String(tick) : undefined);
    }
    note("speed", pace.speed === 1 || pace.following ? undefined : String(pace.speed));
  }
}

customElements.define("agon-match", Match);
