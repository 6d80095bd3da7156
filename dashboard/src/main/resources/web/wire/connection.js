// A WebSocket to the arena that comes back by itself: what was watched or played is asked for again.

import { fromServer, learnMessages, toServer } from "./messages.js";

const PROTOCOL = 1;
const FIRST_WAIT_MILLIS = 400;
const LONGEST_WAIT_MILLIS = 8000;

/** A line that was up for this long was no mere refusal: after it there is no long wait. */
const LASTING_MILLIS = 3000;

export class Connection {
  #socket;
  #wait = FIRST_WAIT_MILLIS;
  #timer = 0;
  #closed = false;
  #openedAt = 0;
  #wish;

  /**
   * @param {{ message: (name: string, content: any, bytes: ArrayBuffer) => void, state: (connected: boolean, why?: string) => void }} listener hears
   *     every message of the server by the name of its field in ServerMessage, and when the line goes up and down
   */
  constructor(listener) {
    this.listener = listener;
    this.#open();
  }

  /**
   * Asks to see a match, from now on and after every loss of the line.
   * @param {boolean} [orAnother] where that view is hidden, another will do
   */
  watch(match, view, orAnother = false) {
    this.#ask({ watch: { match, view, orAnother } });
  }

  /** Takes a seat, from now on and after every loss of the line. */
  play(match, token) {
    this.#ask({ play: { match, token } });
  }

  #ask(wish) {
    this.#wish = wish;
    this.send(wish);
  }

  /** Sends a message if the line is up; an object with one field of ClientMessage. */
  send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(toServer(message));
    }
  }

  /** Leaves for good. */
  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  async #open() {
    try {
      await learnMessages();
    } catch {
      this.#lost();
      return;
    }
    if (this.#closed) {
      return;
    }
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/arena`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => this.#received(event.data);
    socket.onclose = (event) => this.#lost(event.reason);
    this.#socket = socket;
  }

  #opened() {
    this.#openedAt = performance.now();
    this.send({ hello: { protocol: PROTOCOL } });
    if (this.#wish) {
      this.send(this.#wish);
    }
    this.listener.state(true);
  }

  #received(data) {
    const message = fromServer(data);
    if (message) {
      this.listener.message(...message, data);
    }
  }

  /** The line went down, where the server said why in a sentence of its. */
  #lost(why) {
    if (this.#closed) {
      return;
    }
    if (this.#openedAt > 0 && performance.now() - this.#openedAt > LASTING_MILLIS) {
      this.#wait = FIRST_WAIT_MILLIS;
    }
    this.#openedAt = 0;
    this.listener.state(false, why);
    this.#timer = setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(LONGEST_WAIT_MILLIS, this.#wait * 2);
  }
}
