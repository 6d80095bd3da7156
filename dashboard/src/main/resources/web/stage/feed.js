// A match as it comes from the arena: the connection's messages gathered into what a page shows.

import { tellingOf } from "../board/registry.js";
import { seatNews } from "../play/seat-news.js";
import { Connection } from "../wire/connection.js";
import { Scene } from "../wire/scene.js";

const MOST_LOG = 80;
const MOST_CHANCES = 4000;

/**
 * What is known of the match that is shown. `changed` is called after every message that changes it.
 */
export class Feed {
  /** @type {Scene | undefined} */
  scene;
  seats = [];
  thoughts;
  /** Team 0's chance to win over the match: `[{ tick, chance }]`. */
  chances = [];
  over;
  /** What happened and is told in words, each event with its tick. */
  log = [];
  turn;
  connected = false;
  everConnected = false;
  /** Why the line is down. */
  lineWords = "";
  #telling = () => true;
  /** Why the arena refuses what was asked for, or undefined. */
  refusal;

  /**
   * @param {{ changed: () => void, staged?: (scene: Scene) => void, turn?: (turn: any) => void, refused?: (refused: any) => void,
   *     invited?: (invitation: any) => void, heard?: (name: string, content: any) => void }} listener heard: every message, before it is
   *     taken in
   */
  constructor(listener) {
    this.listener = listener;
    this.connection = new Connection({
      message: (name, content) => this.#heard(name, content),
      state: (connected, why) => this.#line(connected, why),
    });
  }

  close() {
    this.connection.close();
  }

  #line(connected, why) {
    this.connected = connected;
    this.lineWords = why || "The line is down.";
    this.everConnected ||= connected;
    this.listener.changed();
  }

  #heard(name, content) {
    this.listener.heard?.(name, content);
    switch (name) {
      case "stage": this.#stage(content); break;
      case "seats": this.#seat(content.seats); break;
      case "frame": this.#frame(content); return;
      case "turn": this.#turn(content); return;
      case "thoughts": this.#think(content); break;
      case "over": this.over = content; this.turn = undefined; break;
      case "refused": this.#refused(content); break;
      case "invitation": this.listener.invited?.(content); break;
      default: return;
    }
    this.listener.changed();
  }

  #stage(stage) {
    const sameMatch = this.scene?.match === stage.match && stage.match !== "";
    this.scene = new Scene(stage);
    this.#telling = tellingOf(this.scene);
    this.refusal = undefined;
    this.over = undefined;
    this.turn = undefined;
    if (!sameMatch) {
      this.chances = [];
      this.log = [];
      this.seats = [];
      this.thoughts = undefined;
    }
    this.listener.staged?.(this.scene);
  }

  /** Who sits; comings and goings are told in words. */
  #seat(seats) {
    const news = seatNews(this.seats, seats).map((text) => ({ kind: "seat", text, tick: this.scene?.tick ?? 0 }));
    this.log = [...this.log, ...news].slice(-MOST_LOG);
    this.seats = seats;
  }

  #frame(frame) {
    this.scene?.apply(frame, performance.now());
    const told = frame.events.filter(this.#telling);
    if (told.length > 0) {
      this.log = [...this.log, ...told.map((event) => ({ ...event, tick: frame.tick }))].slice(-MOST_LOG);
    }
    this.listener.changed();
  }

  #turn(turn) {
    this.turn = turn;
    this.listener.turn?.(turn);
    this.listener.changed();
  }

  #think(thoughts) {
    this.thoughts = thoughts;
    const chance = firstTeamsChance(thoughts, this.scene);
    const last = this.chances.at(-1);
    if (chance !== undefined && (!last || thoughts.tick > last.tick)) {
      this.chances.push({ tick: thoughts.tick, chance });
      if (this.chances.length > MOST_CHANCES) this.chances.shift();
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

/** Team 0's chance to win, averaged over what the seats of both teams think; undefined where nobody says. */
function firstTeamsChance(thoughts, scene) {
  const said = thoughts.seats
    .filter((seat) => seat.winProbability !== undefined)
    .map((seat) => (scene?.game.seatTeams[seat.seat] === 0 ? seat.winProbability : 1 - seat.winProbability));
  return said.length === 0 ? undefined : said.reduce((sum, one) => sum + one, 0) / said.length;
}
