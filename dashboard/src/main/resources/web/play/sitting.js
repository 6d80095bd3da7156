// What somebody who sits knows beside what there is to see: who is waited for, whether the match stands still, how far the arena is away,
// and how the series of rematches stands.

const PING_MILLIS = 2000;
/** Of so many answers the quickest but one counts: a hiccup is not the line. */
const PONGS = 5;

export class Sitting {
  /** Seats of people who are waited for before the match begins. @type {number[]} */
  waiting = [];
  paused = false;
  practice = false;
  /** How long the seat is held for somebody who leaves. */
  holdSeconds = 0;
  /** Milliseconds there and back, or undefined while unknown. @type {number | undefined} */
  latency;
  /** Matches of this series from the person's side. */
  series = { won: 0, drawn: 0, lost: 0, sum: 0 };
  /** A rematch that somebody else asked for: an Invitation message. */
  offer;
  #pongs = [];
  #timer = 0;

  /** @param {(message: any) => void} send @param {() => void} changed */
  constructor(send, changed) {
    this.changed = changed;
    this.#timer = setInterval(() => send({ ping: { nanos: Math.round(performance.now()) } }), PING_MILLIS);
    this.ping = () => send({ ping: { nanos: Math.round(performance.now()) } });
  }

  close() {
    clearInterval(this.#timer);
  }

  /** Every message of the server, by the name of its field. */
  hear(name, content, ownSeat) {
    switch (name) {
      case "stage": this.#begin(content); break;
      case "waiting": this.waiting = content.seats; break;
      case "paused": this.paused = content.paused; break;
      case "pong": this.#measure(performance.now() - Number(content.nanos)); break;
      case "over": this.#end(content, ownSeat); break;
      default: return;
    }
    this.changed();
  }

  #begin(stage) {
    this.waiting = [];
    this.paused = false;
    this.offer = undefined;
    this.practice = stage.practice;
    this.holdSeconds = stage.seatHoldSeconds;
    this.ping();
  }

  #measure(millis) {
    this.#pongs = [...this.#pongs, millis].slice(-PONGS);
    const sorted = [...this.#pongs].sort((a, b) => a - b);
    this.latency = sorted[Math.min(1, sorted.length - 1)];
  }

  #end({ outcomes }, ownSeat) {
    const outcome = outcomes[ownSeat];
    if (outcome !== undefined) {
      this.series[outcome > 0 ? "won" : outcome < 0 ? "lost" : "drawn"]++;
      this.series.sum += outcome;
    }
    this.waiting = [];
    this.paused = false;
  }
}
