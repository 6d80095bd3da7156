// A WebSocket to the arena that comes back by itself: what was watched or played is asked for again.

import { fetchCodec } from "./codec.js";

const PROTOCOL = 1;
const FIRST_WAIT_MILLIS = 400;
const LONGEST_WAIT_MILLIS = 8000;

let codec;

export class Connection {
  #socket;
  #wait = FIRST_WAIT_MILLIS;
  #timer = 0;
  #closed = false;
  #wish;

  /**
   * @param {{ message: (name: string, content: any) => void, state: (connected: boolean) => void }} listener hears every message of
   *     the server by the name of its field in ServerMessage, and when the line goes up and down
   */
  constructor(listener) {
    this.listener = listener;
    this.#open();
  }

  /** Asks to see a match, from now on and after every loss of the line. */
  watch(match, view) {
    this.#ask({ watch: { match, view } });
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
      this.#socket.send(codec.encode("agon.arena.ClientMessage", message));
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
      codec ??= await fetchCodec();
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
    socket.onclose = () => this.#lost();
    this.#socket = socket;
  }

  #opened() {
    this.#wait = FIRST_WAIT_MILLIS;
    this.send({ hello: { protocol: PROTOCOL } });
    if (this.#wish) {
      this.send(this.#wish);
    }
    this.listener.state(true);
  }

  #received(data) {
    const message = codec.decode("agon.arena.ServerMessage", data);
    for (const name of Object.keys(message)) {
      if (message[name] !== undefined) {
        this.listener.message(name, message[name]);
      }
    }
  }

  #lost() {
    if (this.#closed) {
      return;
    }
    this.listener.state(false);
    this.#timer = setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(LONGEST_WAIT_MILLIS, this.#wait * 2);
  }
}
