// How a match is gone through: paused, faster, slower, from one tick to another. A replay's pace is kept by the arena; what has been
// seen of a live match, and an exported replay, are played from a tape.

/**
 * @typedef {{ first: number, last: number, tick: number, paused: boolean, speed: number, live: boolean, following: boolean,
 *   play: (on: boolean) => void, seek: (tick: number) => void, step: (by: number) => void, setSpeed: (speed: number) => void,
 *   follow: () => void, close: () => void }} Pace
 *   live: there is a present to follow; following: it is what is shown
 */

export const SPEEDS = [0.5, 1, 2, 4, 8, 16];
/** While somebody drags through the time, the arena is asked to jump so often. */
const JUMP_MILLIS = 70;
/** A jump that was not seen to arrive after so long is no longer waited for. */
const ARRIVAL_MILLIS = 3000;

/** Of a replay that the arena shows. @implements {Pace} */
export class ReplayPace {
  live = false;
  following = false;
  first = 0;
  paused = false;
  speed = 1;
  /** Where a jump under way goes. */
  #goal;
  #asked = 0;
  #timer = 0;
  #waiting = 0;

  /** @param {import("./feed.js").Feed} feed */
  constructor(feed) {
    this.feed = feed;
  }

  get last() {
    return this.feed.scene?.replayTicks ?? 0;
  }

  get tick() {
    return this.#goal ?? this.feed.scene?.tick ?? 0;
  }

  play(on) {
    if (on && this.tick >= this.last) {
      this.#goal = 0;
    }
    this.paused = !on;
    this.#ask();
  }

  setSpeed(speed) {
    this.speed = speed;
    this.#ask();
  }

  seek(tick) {
    this.#goal = Math.max(0, Math.min(this.last, Math.round(tick)));
    this.#awaitArrival();
    const wait = this.#asked + JUMP_MILLIS - performance.now();
    clearTimeout(this.#timer);
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#ask(), wait);
    } else {
      this.#ask();
    }
    this.feed.listener.changed();
  }

  /** While the line is down a jump cannot arrive: it is kept, and asked for when the line is back. */
  #awaitArrival() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (this.feed.connected) {
        this.#goal = undefined;
      }
    }, ARRIVAL_MILLIS);
  }

  step(by) {
    this.paused = true;
    this.seek(this.tick + by);
  }

  follow() {}

  /** The arena shows the replay from its start, or again after the line was lost: it is told how it is wanted. */
  staged(tick) {
    if (tick > 0) {
      this.#goal ??= tick;
    }
    if (this.#goal !== undefined) {
      this.#awaitArrival();
    }
    if (this.#goal !== undefined || this.paused || this.speed !== 1) {
      this.#ask();
    }
  }

  /** A frame has come. @returns {boolean} whether it is to be shown: it is not one from before a jump */
  arrived(tick) {
    const awaited = this.#goal;
    if (awaited === undefined) {
      return true;
    }
    if (tick === awaited) {
      this.#goal = undefined;
      clearTimeout(this.#waiting);
    }
    return tick === awaited;
  }

  #ask() {
    this.#asked = performance.now();
    if (this.feed.scene) {
      this.feed.scene.speed = this.speed;
    }
    this.feed.connection.send({ playback: { paused: this.paused, speed: this.speed, seek: this.#goal } });
    this.feed.listener.changed();
  }

  close() {
    clearTimeout(this.#timer);
    clearTimeout(this.#waiting);
  }
}

/** Of frames on a tape, which grows while the match is live. @implements {Pace} */
export class TapePace {
  paused = false;
  speed = 1;
  following;
  #timer = 0;

  /**
   * @param {import("./feed.js").Feed} feed
   * @param {import("./tape.js").Tape} tape
   * @param {boolean} live whether it grows
   */
  constructor(feed, tape, live) {
    this.feed = feed;
    this.tape = tape;
    this.following = live;
    this.grows = live;
  }

  /** Goes on as another pace did. */
  take(before) {
    this.paused = before?.paused ?? this.paused;
    this.speed = before?.speed ?? this.speed;
  }

  get live() {
    return this.grows && !this.feed.over;
  }

  get first() {
    return this.tape.first;
  }

  get last() {
    return this.tape.last;
  }

  get tick() {
    return this.feed.scene?.tick ?? 0;
  }

  play(on) {
    this.paused = !on;
    this.following &&= on;
    if (on && !this.live && this.tick >= this.last) {
      this.#show(this.first);
    }
    this.#wind();
  }

  setSpeed(speed) {
    this.speed = speed;
    this.#wind();
  }

  seek(tick) {
    this.following = false;
    this.#show(Math.max(this.first, Math.min(this.last, Math.round(tick))));
    this.#wind();
  }

  step(by) {
    this.paused = true;
    this.following = false;
    this.#show(this.tape.beside(this.tick, by));
    this.#wind();
  }

  /** Back to what happens now. */
  follow() {
    this.#show(this.last);
    this.following = this.live;
    this.paused = false;
    this.#wind();
  }

  /** Lets time go on, from tick to tick. */
  #wind() {
    clearTimeout(this.#timer);
    const { scene } = this.feed;
    if (scene) {
      scene.speed = this.following ? 1 : this.speed;
    }
    if (!this.paused && !this.following && scene) {
      this.#timer = setTimeout(() => this.#next(), this.#tickMillis() / this.speed);
    }
    this.feed.listener.changed();
  }

  #tickMillis() {
    const { ticksPerSecond } = this.feed.scene.game;
    return ticksPerSecond > 0 ? 1000 / ticksPerSecond : 500;
  }

  #next() {
    if (this.tick < this.last) {
      this.#show(this.tape.beside(this.tick, 1));
    }
    if (this.tick < this.last) {
      this.#wind();
    } else if (this.live) {
      this.follow();
    } else {
      this.paused = true;
      this.feed.listener.changed();
    }
  }

  #show(tick) {
    if (!this.tape.empty) {
      this.feed.wind(this.tape, tick);
    }
  }

  close() {
    clearTimeout(this.#timer);
  }
}
