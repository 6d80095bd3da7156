// Play: choose, then play. A seat survives a reload: its token is kept in this tab.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { address, note } from "../app/router.js";
import { controlsFor, helpFor } from "../board/registry.js";
import { fetchGames, takeSeat } from "../play/lobby.js";
import { helpCurtain, resultCurtain, scoreCurtain } from "../play/curtain.js";
import { Feed } from "../stage/feed.js";
import "../play/hud.js";
import "../play/setup.js";
import "../stage/stage.js";

const SAID_MILLIS = 1800;
const HELP_SEEN = "agon.help.";

class Play extends Element {
  static properties = {
    games: { state: true },
    feed: { state: true },
    beat: { state: true },
    busy: { state: true },
    problem: { state: true },
    said: { state: true },
    curtain: { state: true },
    firstChoice: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.until(() => this.feed?.close());
    const down = (event) => this.#key(event, true);
    const up = (event) => this.#key(event, false);
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    this.until(() => removeEventListener("keydown", down));
    this.until(() => removeEventListener("keyup", up));
    const kept = keptSeat();
    if (kept && address().parameters.get("match") === kept.match) {
      this.#sit(kept);
    } else {
      note("match", undefined);
    }
    fetchGames().then((games) => (this.games = games), (problem) => (this.problem = problem.message));
  }

  /** The first match of a game waits until its help has been read: no clock runs meanwhile. */
  #begin(choice) {
    if (firstVisit(choice.game.name)) {
      this.firstChoice = choice;
    } else {
      this.#start(choice);
    }
  }

  #helpRead() {
    const choice = this.firstChoice;
    this.firstChoice = undefined;
    this.#start(choice);
  }

  async #start(choice) {
    this.busy = true;
    this.problem = undefined;
    try {
      this.#sit(await takeSeat(choice));
    } catch (problem) {
      this.problem = problem.message;
    }
    this.busy = false;
  }

  /** Takes a seat: `{ match, token }`. */
  #sit(seat) {
    keepSeat(seat);
    note("match", seat.match);
    this.feed?.close();
    this.controls = undefined;
    this.curtain = undefined;
    this.feed = new Feed({
      changed: () => this.#changed(),
      staged: (scene) => this.#staged(scene),
      turn: (turn) => this.controls?.turn(turn),
      refused: (refused) => this.#refused(refused),
      invited: (invitation) => this.#sit(invitation),
    });
    this.feed.connection.play(seat.match, seat.token);
  }

  #staged(scene) {
    if (this.controls?.scene.match === scene.match) {
      this.controls.scene = scene; // back on the line: the plan stands, and keys are still held
      return;
    }
    this.controls = controlsFor(scene, {
      send: (order) => this.feed.connection.send({ order }),
      say: (text) => this.#say(text),
      changed: () => this.beat++,
    });
  }

  #changed() {
    this.beat++;
    if (this.feed.over) {
      this.curtain = undefined;
    }
  }

  #refused(refused) {
    if (["ILLEGAL_ORDER", "NOT_YOUR_ACTOR", "NOT_YOUR_TURN"].includes(refused.reason)) {
      this.#say(refused.text);
    } else if (["BAD_TOKEN", "UNKNOWN_MATCH", "REPLACED"].includes(refused.reason)) {
      this.#leave();
      this.problem = refused.text;
    }
  }

  #say(text) {
    this.said = text;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.said = undefined), SAID_MILLIS);
  }

  #leave() {
    this.feed?.connection.send({ leave: {} });
    this.feed?.close();
    this.feed = undefined;
    this.controls = undefined;
    this.curtain = undefined;
    forgetSeat();
    note("match", undefined);
  }

  #key(event, down) {
    if (this.firstChoice && event.key === "Escape" && down) {
      this.firstChoice = undefined;
    }
    if (!this.feed?.scene || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) {
      return;
    }
    const pressesButton = (event.key === "Enter" || event.key === " ") && event.target.closest?.("button, a, summary");
    if (!pressesButton && (this.#ownKey(event, down) || (!this.curtain && !this.feed.over && this.controls?.key(event, down)))) {
      event.preventDefault();
    }
  }

  #ownKey(event, down) {
    if (event.key === "F1") {
      if (down && !event.repeat && !this.feed.over) {
        this.curtain = this.curtain === "help" ? undefined : "help";
      }
      return true;
    }
    if (event.key === "Tab" && !event.shiftKey && this.controls?.abilities && !this.feed.over && this.curtain !== "help") {
      this.curtain = down ? "score" : undefined;
      return true;
    }
    if (event.key === "Escape" && down && this.curtain) {
      this.curtain = undefined;
      return true;
    }
    return false;
  }

  render() {
    return this.feed ? this.#match() : this.#choice();
  }

  #choice() {
    return html`<div class="sheet">
      <header><div><h1>Play</h1><p>Take a seat against what the league has learned, or against a scripted player.</p></div></header>
      <agon-setup .games=${this.games} .busy=${this.busy} .problem=${this.problem} .onStart=${(choice) => this.#begin(choice)}></agon-setup>
      ${this.firstChoice ? helpCurtain(helpFor(this.firstChoice.game.name), () => this.#helpRead(), "The match begins when you are ready.") : nothing}
    </div>`;
  }

  #match() {
    const { feed, controls } = this;
    return html`<h1 class="visually-hidden">Play</h1>
      <agon-stage
        .feed=${feed}
        .beat=${this.beat}
        .controls=${feed.over ? undefined : controls}
        .said=${this.said}
        .heading=${this.#heading()}
        .below=${feed.scene && controls && !feed.over ? html`<agon-hud .controls=${controls} .scene=${feed.scene} .beat=${this.beat}></agon-hud>` : nothing}
        .over=${this.#over()}
      ></agon-stage>`;
  }

  #heading() {
    const { scene, over } = this.feed;
    return html`<header class="side-head">
      <span class="live" ?data-on=${scene && !over}>${over ? "Final" : "You play"}</span>
      <span>
        <button class="plain" @click=${() => (this.curtain = "help")}>Help <kbd>F1</kbd></button>
        <button class="plain" @click=${() => this.#leave()}>Leave</button>
      </span>
    </header>`;
  }

  #over() {
    const { feed } = this;
    if (!feed.scene) {
      return nothing;
    }
    if (feed.over) {
      return resultCurtain(feed, { rematch: () => feed.connection.send({ rematch: {} }), leave: () => this.#leave() });
    }
    if (this.curtain === "help") {
      return helpCurtain(this.controls.help(), () => this.#closeHelp(), "The match goes on meanwhile.");
    }
    return this.curtain === "score" ? scoreCurtain(feed, this.controls) : nothing;
  }

  #closeHelp() {
    this.curtain = undefined;
    this.updateComplete.then(() => this.querySelector("canvas")?.focus({ preventScroll: true }));
  }
}

function firstVisit(game) {
  try {
    const first = localStorage.getItem(HELP_SEEN + game) === null;
    localStorage.setItem(HELP_SEEN + game, "seen");
    return first;
  } catch {
    return true;
  }
}

const SEAT = "agon.seat";

function keptSeat() {
  try {
    return JSON.parse(sessionStorage.getItem(SEAT) ?? "null");
  } catch {
    return null;
  }
}

function keepSeat({ match, token }) {
  try {
    sessionStorage.setItem(SEAT, JSON.stringify({ match, token }));
  } catch {
    // The seat is then lost with a reload.
  }
}

function forgetSeat() {
  try {
    sessionStorage.removeItem(SEAT);
  } catch {
    // Nothing was kept.
  }
}

customElements.define("agon-play", Play);
