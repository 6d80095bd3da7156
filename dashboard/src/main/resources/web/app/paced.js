// An element that shows what flows: what changes many times a second is shown a few times a second, which is all that people read, and
// spares the browser a layout of the page at every tick.

import { Element } from "./element.js";

const PAUSE_MILLIS = 250;

/** Which pause it is; the same for all, so that all that waited is shown in one frame. */
function pauseNow() {
  return Math.floor(performance.now() / PAUSE_MILLIS);
}

export class Paced extends Element {
  /** Names of the properties that flow; a change of any other is shown at once, and all that flowed with it. @type {string[]} */
  static flowing = [];

  #waiting = new Map();
  /** In which pause it was shown last. */
  #shown = -1;
  #timer;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  requestUpdate(name, before, ...how) {
    if (!this.hasUpdated) {
      super.requestUpdate(name, before, ...how); // also while it is being made
    } else if (this.constructor.flowing.includes(name) && pauseNow() === this.#shown) {
      this.#wait(name, [before, ...how]);
    } else {
      super.requestUpdate(name, before, ...how);
      this.#release();
    }
  }

  #wait(name, change) {
    if (!this.#waiting.has(name)) {
      this.#waiting.set(name, change);
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#release();
    }, (this.#shown + 1) * PAUSE_MILLIS - performance.now());
  }

  #release() {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    waiting.forEach(([name, change]) => super.requestUpdate(name, ...change));
  }

  updated(changed) {
    super.updated(changed);
    this.#shown = pauseNow();
  }
}
