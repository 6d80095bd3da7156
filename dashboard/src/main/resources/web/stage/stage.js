// The stage: board on the left, what is going on in the match on the right. Every page that shows a match uses it.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { clock, percent, rating } from "../app/format.js";
import { parts } from "../app/names.js";
import { CHANCE } from "./course.js";
import "../board/board.js";
import "./curves.js";
import "./units-panel.js";
import "./event-log.js";
import "./thoughts.js";
import "./timeline.js";

class Stage extends Element {
  static properties = {
    /** @type {import("./feed.js").Feed} */
    feed: { attribute: false },
    /** Counts up whenever the feed changed. */
    beat: { attribute: false },
    controls: { attribute: false },
    /** What somebody who watches can do here; undefined for who plays. @type {import("./desk.js").Desk | undefined} */
    desk: { attribute: false },
    /** Sentence at the cursor for a moment. */
    said: { attribute: false },
    heading: { attribute: false },
    /** Parts that a page adds: below the board, on the side, over the board. */
    below: { attribute: false },
    aside: { attribute: false },
    /** What a page adds to the timeline. */
    tools: { attribute: false },
    over: { attribute: false },
    onView: { attribute: false },
    /** Asks for a view that is not hidden, where one was refused and there may be one. */
    onOpenView: { attribute: false },
  };

  render() {
    const { feed } = this;
    const scene = feed?.scene;
    const minds = this.desk && scene ? this.desk.thinkers : [];
    const mind = minds.find((one) => one.key === this.desk?.chosen);
    const timed = Boolean(scene && this.desk?.pace);
    return html`<div class="stage" ?data-playing=${this.controls}>
      <section class="field" aria-label="Board" data-tick=${scene?.tick ?? nothing} ?data-timed=${timed}>
        ${scene
          ? html`<agon-board .scene=${scene} .controls=${this.controls} .mind=${mind} @choose=${(event) => this.desk?.chooseUnit(event.detail)}></agon-board>`
          : this.#waiting()}
        ${scene ? this.#top(scene) : nothing}
        <div class="said" role="status" ?hidden=${!this.said}>${this.said}</div>
        ${feed && !feed.connected && feed.everConnected ? html`<div class="line-lost" role="status">${feed.lineWords} Trying again…</div>` : nothing}
        ${scene && feed.connected && feed.refusal?.reason === "UNKNOWN_MATCH" ? html`<div class="line-lost" role="status">${feed.refusal.text}</div>` : nothing}
        ${this.over ?? nothing} ${this.below ?? nothing} ${timed ? this.#timeline(scene) : nothing}
        ${this.desk?.telling ? this.#keys() : nothing}
      </section>
      <aside class="side" aria-label="Match">
        ${this.heading ?? nothing} ${scene ? this.#side(scene, minds) : nothing} ${this.aside ?? nothing}
      </aside>
    </div>`;
  }

  #timeline(scene) {
    const { feed, desk } = this;
    return html`<agon-timeline .pace=${feed.pace} .course=${feed.course} .version=${feed.course.version} .game=${scene.game} .beat=${this.beat}
      .jump=${(forward) => desk.jump(forward)} .ends=${Boolean(scene.replayTicks || feed.over)} .turningPoint=${this.#turningPoint(scene)} .tools=${this.tools}></agon-timeline>`;
  }

  /** Of a match whose end is known. */
  #turningPoint(scene) {
    const { feed } = this;
    return scene.replayTicks || feed.over ? feed.course.turningPoint(scene.game.ticksPerSecond) : undefined;
  }

  #keys() {
    return html`<div class="keys card" role="dialog" aria-label="Keys">
      <dl>${this.desk.keys.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
      <button class="plain" @click=${() => this.desk.tell(false)}>Close</button>
    </div>`;
  }

  /** What is said belongs where one looks: at the cursor. */
  updated() {
    const board = this.querySelector("agon-board");
    if (this.said && this.said !== this.placed && board) {
      this.#placeSaid(this.querySelector(".said"), board);
    }
    this.placed = this.said;
  }

  #placeSaid(said, board) {
    const at = board.pointer ?? { x: board.clientWidth / 2, y: board.clientHeight / 2 };
    const left = Math.min(Math.max(8, at.x - said.offsetWidth / 2), board.clientWidth - said.offsetWidth - 8);
    said.style.setProperty("translate", `${left}px ${Math.max(8, at.y - 46)}px`);
  }

  #waiting() {
    const refusal = this.feed?.refusal;
    if (refusal) {
      return html`<div class="board waiting"><div class="empty"><b>${refusal.text}</b>
        <div class="actions">${refusal.reason === "HIDDEN_VIEW" && this.onOpenView
          ? html`<button class="primary" @click=${this.onOpenView}>Watch what may be seen</button>`
          : nothing}<a class="button" href="/">Watch TV</a></div></div></div>`;
    }
    return html`<div class="board waiting">
      <p class="muted">${this.feed?.everConnected ? "Waiting for the match to begin…" : "Calling the arena…"}</p>
    </div>`;
  }

  /** Time and the choice of view, over the board. */
  #top(scene) {
    const rate = scene.game.ticksPerSecond;
    return html`<div class="board-top">
      <span class="clock" title="Time played">${rate > 0 ? clock(scene.tick / rate) : `Move ${scene.tick}`}</span>
      ${scene.ownSeat === undefined ? this.#views(scene) : nothing}
    </div>`;
  }

  #views(scene) {
    const name = (view) => (view < 0 ? "All" : `${scene.game.teams[scene.game.seatTeams[scene.game.seatViews.indexOf(view)]]}'s view`);
    if (scene.openViews.length < 2) {
      return html`<span class="only-view" title="The others are hidden while somebody plays">${name(scene.view)}</span>`;
    }
    return html`<div class="segments" role="group" aria-label="Whose view">
      ${[...scene.openViews].sort((a, b) => a - b).map(
        (view) => html`<button aria-pressed=${view === scene.view} @click=${() => this.onView?.(view)}>${name(view)}</button>`,
      )}
    </div>`;
  }

  #side(scene, minds) {
    const { feed, desk } = this;
    const end = scene.replayTicks || feed.over?.tick;
    return html`
      <div class="versus">${scene.game.teams.map((_, team) => this.#team(scene, team))}</div>
      <agon-curves .course=${feed.course} .version=${feed.course.version} .game=${scene.game} .tick=${scene.tick} .end=${end} .seek=${desk?.seek}>
      </agon-curves>
      <agon-units .scene=${scene} .seats=${feed.seats} .beat=${this.beat}></agon-units>
      <agon-thoughts .thinkers=${minds} .chosen=${desk?.chosen} .choose=${desk?.toChoose} .course=${feed.course} .game=${scene.game}
        .tick=${scene.tick} .end=${end}></agon-thoughts>
      <agon-log .feed=${feed} .beat=${this.beat} .seek=${desk?.seek}></agon-log>
    `;
  }

  #team(scene, team) {
    const seats = this.feed.seats.filter((seat) => seat.team === team);
    const names = [...new Set(seats.map((seat) => seat.player || "an open seat"))];
    const people = names.map(parts);
    const from = [...new Set(people.map((one) => one.tail).filter((tail) => tail.startsWith("of ")))];
    const own = this.feed.course.at(CHANCE, team, scene.tick);
    const result = this.#result(scene, team);
    return html`<div class="side-team" data-team=${team}>
      <span class="team" data-team=${team}><b>${scene.game.teams[team]}</b></span>
      <span class="who" title=${names.join(", ")}>${people.map((one) => one.head).join(", ") || "…"}</span>
      ${from.length > 0 ? html`<span class="muted small from" title=${names.join(", ")}>${from.join(", ")}</span>` : nothing}
      <span class="muted small">${seatNote(seats)}</span>
      ${result
        ? html`<span class="result">${result}</span>`
        : !Number.isFinite(own)
          ? nothing
          : html`<span class="chance" title="Chance to win, as the players believe">${percent(own)}</span>`}
    </div>`;
  }

  #result(scene, team) {
    const outcomes = this.feed.ended?.outcomes ?? [];
    const outcome = outcomes[scene.game.seatTeams.indexOf(team)];
    return outcome === undefined ? undefined : outcome > 0 ? "won" : outcome < 0 ? "lost" : "drawn";
  }
}

function seatNote(seats) {
  const seat = seats[0];
  if (!seat) return "";
  const away = seats.find((one) => one.standIn);
  if (away) return `${parts(away.standIn).head} stands in`;
  if (seat.rating !== undefined) return rating(seat.rating, seat.ratingSigma);
  return { HUMAN: "a person", AGENT: "learned", BOT: "scripted", REMOTE: programNote(seat.conduct) }[seat.kind] ?? "";
}

/** How a program behaves that dialled in. */
function programNote(conduct) {
  const faults = [["late", conduct?.late], ["refused", conduct?.refused], ["lost", conduct?.lost]].filter(([, times]) => times > 0);
  return ["a program", ...faults.map(([what, times]) => `${times} ${what}`)].join(", ");
}

customElements.define("agon-stage", Stage);
