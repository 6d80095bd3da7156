// A match as it comes from the arena: the connection's messages gathered into what a page shows.

import { tellingOf } from "../board/registry.js";
import { seatNews } from "../play/seat-news.js";
import { Connection } from "../wire/connection.js";
import { Scene } from "../wire/scene.js";
import { Course } from "./course.js";
import { ReplayPace, TapePace } from "./pace.js";
import { Tape } from "./tape.js";

const MOST_LOG = 80;

/**
 * What is known of the match that is shown. `changed` is called after every message that changes it.
 */
export class Feed {
  /** @type {Scene | undefined} */
  scene;
  seats = [];
  thoughts;
  /** How the match went so far, where it is told; empty while people play. */
  course = new Course();
  over;
  turn;
  connected = false;
  everConnected = false;
  /** Why the line is down. */
  lineWords = "";
  /** Why the arena refuses what was asked for, or undefined. */
  refusal;
  /** How the match can be gone through, where it can. @type {import("./pace.js").Pace | undefined} */
  pace;
  /** What this view saw happen and is told in words, each event with its tick. */
  #log = [];
  #telling = () => true;
  /** @type {Tape | undefined} */
  #tape;
  /** What happens now, while something else is shown. @type {Scene | undefined} */
  #present;
  #stageMessage;

  /**
   * @param {{ changed: () => void, staged?: (scene: Scene) => void, turn?: (turn: any) => void, refused?: (refused: any) => void,
   *     invited?: (invitation: any) => void, heard?: (name: string, content: any) => void }} listener heard: every message, before it is
   *     taken in
   * @param {{ keeps?: boolean, connects?: boolean }} [how] keeps: live matches are kept on a tape, to go back in them; connects: false for
   *     somebody who says itself what is heard
   */
  constructor(listener, { keeps = false, connects = true } = {}) {
    this.listener = listener;
    this.keeps = keeps;
    this.connected = !connects;
    this.connection = connects
      ? new Connection({
        message: (name, content, bytes) => this.hear(name, content, bytes),
        state: (connected, why) => this.#line(connected, why),
      })
      : undefined;
  }

  close() {
    this.pace?.close();
    this.connection?.close();
  }

  /** The end of the match, where that is what is shown. */
  get ended() {
    return this.over && this.scene && this.scene.tick >= this.over.tick ? this.over : undefined;
  }

  /** What is told up to what is shown, the newest last: `[{ tick, kind, text }]`. */
  story(most) {
    return this.course.moments.length > 0
      ? this.course.told(this.scene.tick, most)
      : this.#log.slice(-most);
  }

  #line(connected, why) {
    this.connected = connected;
    this.lineWords = why || "The line is down.";
    this.everConnected ||= connected;
    this.listener.changed();
  }

  /** Takes a message: the name of its field in ServerMessage, what it says, and its bytes. */
  hear(name, content, bytes) {
    this.listener.heard?.(name, content);
    switch (name) {
      case "stage": this.#stage(content); break;
      case "seats": this.#seat(content.seats); break;
      case "frame": this.#frame(content, bytes); return;
      case "turn": this.#turn(content); return;
      case "thoughts": this.#think(content, bytes); break;
      case "course": this.course.take(content); break;
      case "over": this.over = content; this.turn = undefined; break;
      case "refused": this.#refused(content); break;
      case "invitation": this.listener.invited?.(content); break;
      default: return;
    }
    this.listener.changed();
  }

  #stage(stage) {
    const before = this.scene;
    const sameMatch = before?.match === stage.match && stage.match !== "";
    this.#stageMessage = stage;
    this.scene = new Scene(stage);
    this.#telling = tellingOf(this.scene);
    this.refusal = undefined;
    this.over = undefined;
    this.turn = undefined;
    this.#present = undefined;
    if (!sameMatch) {
      this.#log = [];
      this.seats = [];
      this.thoughts = undefined;
      this.course = new Course();
    }
    this.#setPace(stage, sameMatch, before);
    this.listener.staged?.(this.scene);
  }

  /** Who sits; comings and goings are told in words. */
  #seat(seats) {
    const news = seatNews(this.seats, seats).map((text) => ({ kind: "seat", text, tick: this.scene?.tick ?? 0 }));
    this.#log = [...this.#log, ...news].slice(-MOST_LOG);
    this.seats = seats;
  }

  #setPace(stage, sameMatch, before) {
    if (!this.connection) {
      return;
    }
    const tick = sameMatch ? before.tick : 0;
    if (stage.replayTicks) {
      const known = sameMatch && this.pace instanceof ReplayPace;
      this.#tape = undefined;
      this.pace = known ? this.pace : new ReplayPace(this);
      this.pace.staged(tick);
    } else if (this.keeps && sameMatch && before.view === stage.view && this.#tape?.empty === false) {
      this.wind(this.#tape, tick); // back on the line
    } else if (this.keeps) {
      this.pace?.close();
      this.#tape = new Tape();
      this.pace = new TapePace(this, this.#tape, true);
    }
  }

  #frame(frame, bytes) {
    const follows = this.pace === undefined || this.pace.following;
    if (this.#tape && !follows) {
      this.#present ??= this.#copy();
      this.#present.apply(frame, performance.now());
      this.#tape.add(frame.tick, bytes, frame.full, () => this.#present.whole());
    } else if (this.pace instanceof ReplayPace ? this.pace.arrived(frame.tick) || frame.full : true) {
      this.#show(frame);
      this.#present = undefined;
      this.#tape?.add(frame.tick, bytes, frame.full, () => this.scene.whole());
    } else {
      this.scene.apply(frame, performance.now(), { passing: true });
    }
    this.listener.changed();
  }

  /** What happens now, for the tape to go on from while the scene shows something else. */
  #copy() {
    const present = new Scene(this.#stageMessage);
    this.#tape.play(undefined, this.#tape.last, (frame) => present.apply(frame, performance.now(), { passing: true }));
    return present;
  }

  #show(frame) {
    this.scene.apply(frame, performance.now());
    const told = frame.events.filter(this.#telling);
    if (told.length > 0) {
      this.#log = [...this.#log, ...told.map((event) => ({ ...event, tick: frame.tick }))].slice(-MOST_LOG);
    }
  }

  /** Shows what a tape has of a tick. */
  wind(tape, tick) {
    const now = performance.now();
    this.thoughts = tape.play(this.scene.tick, tick, (frame, passing) => this.scene.apply(frame, now, { passing }));
    this.listener.changed();
  }

  /** What is shown from now on comes from this tape alone. */
  put(tape) {
    this.pace = new TapePace(this, tape, false);
    this.wind(tape, tape.first);
  }

  #turn(turn) {
    this.turn = turn;
    this.listener.turn?.(turn);
    this.listener.changed();
  }

  #think(thoughts, bytes) {
    this.#tape?.think(bytes);
    if (!this.#tape || this.pace.following) {
      this.thoughts = thoughts;
    }
  }

  #refused(refused) {
    const ofAsking = ["UNKNOWN_MATCH", "HIDDEN_VIEW", "BAD_TOKEN", "FULL", "REPLACED", "WRONG_PROTOCOL"].includes(refused.reason);
    if (ofAsking) {
      this.refusal = refused;
    }
    this.listener.refused?.(refused);
  }
}
