// Play: choose, then play. A seat survives a reload, and is held for a while when somebody leaves.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { address, go, note } from "../app/router.js";
import { controlsFor, helpFor, stakesOf } from "../board/registry.js";
import { helpCurtain, pauseNote, resultCurtain, scoreCurtain, waitingCurtain } from "../play/curtain.js";
import { latencyBadge } from "../play/latency.js";
import { acceptInvitation, fetchGames, takeSeat } from "../play/lobby.js";
import { invitationLink, keepSeat, keptSeat } from "../play/seat.js";
import { Sitting } from "../play/sitting.js";
import { callMe } from "../play/who.js";
import { Feed } from "../stage/feed.js";
import "../play/hud.js";
import "../play/invited.js";
import "../play/left.js";
import "../play/setup.js";
import "../stage/stage.js";

const SAID_MILLIS = 1800;
const COPIED_MILLIS = 2000;
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
    copied: { state: true },
    left: { state: true },
    /** A match that this person can no longer play, since the line was down for too long: `{ match, text }`. */
    missed: { state: true },
    /** What begins when the help has been read: `{ game, begin }`. */
    reading: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.beat = 0;
    this.until(() => this.#close());
    const down = (event) => this.#key(event, true);
    const up = (event) => this.#key(event, false);
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    this.until(() => removeEventListener("keydown", down));
    this.until(() => removeEventListener("keyup", up));
    this.#comeIn();
    fetchGames().then((games) => (this.games = games), (problem) => (this.problem = problem.message));
  }

  /** Who reloads the page sits again at once; who left is shown the way back. */
  #comeIn() {
    const kept = keptSeat();
    if (kept && address().parameters.get("match") === kept.match) {
      this.#sit(kept);
      return;
    }
    note("match", undefined);
    this.left = kept && (kept.heldUntil ?? Infinity) > Date.now() ? kept : undefined;
  }

  /** The first match of a game waits until its help has been read: no clock runs meanwhile. */
  #begin(game, begin) {
    if (firstVisit(game)) {
      this.reading = { game, begin };
    } else {
      begin();
    }
  }

  #helpRead() {
    const { begin } = this.reading;
    this.reading = undefined;
    begin();
  }

  async #start(choice) {
    await this.#trying(async () => {
      await callMe(choice.name);
      this.#sit({ ...(await takeSeat(choice)), game: choice.game.name });
    });
  }

  async #accept(invitation, name) {
    await this.#trying(async () => {
      await callMe(name);
      const seat = await acceptInvitation(address().parameters.get("invitation"));
      note("invitation", undefined);
      this.#sit({ ...seat, game: invitation.game });
    });
  }

  async #trying(deed) {
    this.busy = true;
    this.problem = undefined;
    try {
      await deed();
    } catch (problem) {
      this.problem = problem.message;
    }
    this.busy = false;
  }

  /**
   * Takes a seat.
   * @param {import("../play/seat.js").Seat} seat
   */
  #sit(seat) {
    const series = this.sitting?.series;
    this.#close();
    this.seat = { match: seat.match, token: seat.token, game: seat.game, invitations: seat.invitations ?? [] };
    keepSeat(this.seat);
    note("match", seat.match);
    this.left = undefined;
    this.missed = undefined;
    this.curtain = undefined;
    this.feed = new Feed({
      heard: (name, content) => this.sitting?.hear(name, content, this.feed?.scene?.ownSeat),
      changed: () => this.#changed(),
      staged: (scene) => this.#staged(scene),
      turn: (turn) => this.controls?.turn(turn),
      refused: (refused) => this.#refused(refused),
      invited: (invitation) => this.#invited(invitation),
    });
    const { connection } = this.feed;
    this.sitting = new Sitting((message) => connection.send(message), () => this.beat++);
    this.sitting.series = series ?? this.sitting.series;
    connection.play(seat.match, seat.token);
  }

  #close() {
    this.feed?.close();
    this.sitting?.close();
    this.feed = undefined;
    this.sitting = undefined;
    this.controls = undefined;
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
    if (this.feed?.over) {
      this.curtain = undefined;
      keepSeat(undefined);
    }
  }

  #refused(refused) {
    if (this.controls?.overlooks?.(refused)) {
      return;
    }
    if (["ILLEGAL_ORDER", "NOT_YOUR_ACTOR", "NOT_YOUR_TURN", "BAD_MESSAGE", "FULL"].includes(refused.reason)) {
      this.#say(refused.text);
    } else if (["BAD_TOKEN", "UNKNOWN_MATCH", "REPLACED"].includes(refused.reason)) {
      const match = refused.reason !== "REPLACED" && this.feed?.scene ? this.seat.match : undefined;
      this.#toLobby();
      this.missed = match && { match, text: refused.text };
      this.problem = match ? undefined : refused.text;
    }
  }

  /** A rematch: at once where this person asked for it, else when they agree. */
  #invited(invitation) {
    if (invitation.from === "") {
      this.#sit({ ...invitation, game: this.seat?.game });
    } else if (this.sitting) {
      this.sitting.offer = invitation;
      this.beat++;
    }
  }

  #say(text) {
    this.said = text;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.said = undefined), SAID_MILLIS);
  }

  /** Leaves the seat to the agent; there is a way back while it is held. */
  #leave() {
    const { seat, sitting, feed } = this;
    const goesOn = feed?.scene && !feed.over;
    const held = goesOn ? { ...seat, heldUntil: Date.now() + 1000 * sitting.holdSeconds } : undefined;
    this.#toLobby();
    keepSeat(held);
    this.left = held;
  }

  #toLobby() {
    this.#close();
    keepSeat(undefined);
    this.seat = undefined;
    this.curtain = undefined;
    this.left = undefined;
    note("match", undefined);
  }

  #pause() {
    this.feed.connection.send({ pause: { paused: !this.sitting.paused } });
  }

  async #copy(invitation) {
    try {
      await navigator.clipboard.writeText(invitationLink(invitation.token));
      this.copied = invitation.token;
      setTimeout(() => (this.copied = undefined), COPIED_MILLIS);
    } catch {
      this.#say("Copying is not allowed here: select the link and copy it.");
    }
  }

  #key(event, down) {
    if (this.reading && event.key === "Escape" && down) {
      this.reading = undefined;
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
    if (event.key.toUpperCase() === "P" && this.sitting.practice && !this.feed.over) {
      if (down && !event.repeat) {
        this.#pause();
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
    const invitation = address().parameters.get("invitation");
    return html`<div class="sheet">
      <header><div><h1>Play</h1><p>Take a seat against what the league has learned, against a scripted player, or with people you invite.</p></div></header>
      ${this.left ? html`<agon-left .seat=${this.left} .onReturn=${(seat) => this.#sit(seat)}></agon-left>` : nothing}
      ${this.missed
        ? html`<section class="card left" role="status">
            <span><b>${this.missed.text}</b> <span class="muted">An agent played on for you.</span></span>
            <a class="button" href="/m/${this.missed.match}">See how it went</a></section>`
        : nothing}
      ${invitation
        ? html`<agon-invited .token=${invitation} .busy=${this.busy} .problem=${this.problem}
            .onAccept=${(to, name) => this.#begin(to.game, () => this.#accept(to, name))}></agon-invited>`
        : html`<agon-setup .games=${this.games} .busy=${this.busy} .problem=${this.problem}
            .onStart=${(choice) => this.#begin(choice.game.name, () => this.#start(choice))}></agon-setup>`}
      ${this.reading ? helpCurtain(helpFor(this.reading.game), () => this.#helpRead(), "The match begins when you are ready.") : nothing}
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
    const { feed, sitting } = this;
    const state = feed.over ? "Final" : sitting.paused ? "Paused" : sitting.practice ? "Practice" : "You play";
    return html`<header class="side-head playing">
      <span class="live" ?data-on=${feed.scene && !feed.over && !sitting.paused}>${state}</span>
      ${feed.over ? nothing : latencyBadge(sitting.latency)}
      <span class="tools">
        ${sitting.practice && !feed.over ? html`<button class="plain" @click=${() => this.#pause()}>${sitting.paused ? "Go on" : "Pause"} <kbd>P</kbd></button>` : nothing}
        ${feed.over ? nothing : html`<button class="plain" @click=${() => (this.curtain = "help")}>Help <kbd>F1</kbd></button>`}
        <button class="plain" @click=${() => this.#leave()}>Leave</button>
      </span>
    </header>`;
  }

  #over() {
    const { feed, sitting } = this;
    if (!feed.scene) {
      return nothing;
    }
    if (feed.over) {
      return this.#result();
    }
    if (this.curtain === "help") {
      return helpCurtain(this.controls.help(), () => this.#closeHelp(), sitting.paused ? "The match stands still." : "The match goes on meanwhile.");
    }
    if (sitting.waiting.length > 0) {
      return waitingCurtain(feed, sitting.waiting, this.seat.invitations, {
        begin: () => feed.connection.send({ begin: {} }), copy: (one) => this.#copy(one), copied: this.copied,
      });
    }
    if (this.curtain === "score") {
      return scoreCurtain(feed, this.controls);
    }
    return sitting.paused ? pauseNote(() => this.#pause()) : nothing;
  }

  #result() {
    const { feed, sitting } = this;
    const stakes = stakesOf(feed.scene);
    return resultCurtain(feed, sitting, {
      rematch: () => feed.connection.send({ rematch: {} }), accept: () => this.#sit({ ...sitting.offer, game: this.seat?.game }),
      leave: () => this.#another(), unit: stakes, hand: stakes !== undefined,
    });
  }

  #another() {
    this.#toLobby();
    go(`/play${location.search}`, { replace: true });
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

customElements.define("agon-play", Play);
