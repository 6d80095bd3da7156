// The frames of a match, kept to be shown again: bytes as they came, now and then a whole one to begin from.

import { asServer, fromServer } from "../wire/messages.js";

/** A whole frame is kept so often. */
const TICKS_BETWEEN_KEYS = 100;
/** An hour of ten ticks a second; or so many bytes. What is older goes. */
const MOST_ENTRIES = 36_000;
const MOST_BYTES = 48 << 20;
/** Thoughts count until newer ones come, but no longer than so many frames. */
const THOUGHTS_LAST = 20;

/**
 * A frame and what came with it.
 *
 * @typedef {{ tick: number, bytes: ArrayBuffer | Uint8Array, key?: ArrayBuffer | Uint8Array, thoughts?: ArrayBuffer | Uint8Array }} Entry key
 *     is the same frame whole, and the frame itself where that is whole
 */

export class Tape {
  /** @type {Entry[]} in the order of ticks; the first has a key */
  #entries = [];
  #bytes = 0;
  #sinceKey = 0;

  get first() {
    return this.#entries[0]?.tick ?? 0;
  }

  get last() {
    return this.#entries.at(-1)?.tick ?? 0;
  }

  get empty() {
    return this.#entries.length === 0;
  }

  /**
   * Keeps the next frame.
   *
   * @param {number} tick
   * @param {ArrayBuffer | Uint8Array} bytes of the whole message
   * @param {boolean} full whether it replaces all before
   * @param {() => any} whole gives the same frame whole
   */
  add(tick, bytes, full, whole) {
    if (!this.empty && tick <= this.last) {
      this.#clear();
    }
    if (this.empty && !full) {
      return;
    }
    const entry = { tick, bytes, key: full ? bytes : undefined };
    this.#sinceKey = full ? 0 : this.#sinceKey + 1;
    if (this.#sinceKey >= TICKS_BETWEEN_KEYS && whole) {
      this.addKey(entry, asServer({ frame: whole() }));
    }
    this.#entries.push(entry);
    this.#bytes += bytes.byteLength;
    this.#trim();
  }

  addKey(entry, key) {
    entry.key = key;
    this.#sinceKey = 0;
    this.#bytes += key.byteLength;
  }

  /** Keeps a whole frame beside the last one, which is only a change. */
  keyOfLast(bytes) {
    this.addKey(this.#entries.at(-1), bytes);
  }

  /** Keeps thoughts that came with the last frame. */
  think(bytes) {
    const entry = this.#entries.at(-1);
    if (entry) {
      entry.thoughts = bytes;
      this.#bytes += bytes.byteLength;
    }
  }

  #clear() {
    this.#entries = [];
    this.#bytes = 0;
  }

  /** Lets the oldest go, up to a key. */
  #trim() {
    if (this.#entries.length <= MOST_ENTRIES && this.#bytes <= MOST_BYTES) {
      return;
    }
    const start = this.#entries.findIndex((entry, i) => i >= TICKS_BETWEEN_KEYS && entry.key);
    if (start > 0) {
      const gone = this.#entries.splice(0, start);
      this.#bytes -= gone.reduce((sum, { bytes, key, thoughts }) => sum + bytes.byteLength + (key && key !== bytes ? key.byteLength : 0) +
        (thoughts?.byteLength ?? 0), 0);
    }
  }

  /**
   * Plays what leads from one tick to another.
   *
   * @param {number | undefined} from the tick that is shown now; undefined: none of this tape
   * @param {number} to
   * @param {(frame: any, passing: boolean) => void} apply
   * @returns {any} thoughts that count there, if any
   */
  play(from, to, apply) {
    const goal = this.#index(to);
    const here = from === undefined || from < this.first || from > this.last ? -1 : this.#index(from);
    const key = this.#keyBefore(goal);
    const goesOn = here >= 0 && here <= goal && here >= key && this.#entries[here].tick === from;
    if (!goesOn) {
      apply(fromServer(this.#entries[key].key)[1], key < goal);
    }
    for (let i = (goesOn ? here : key) + 1; i <= goal; i++) {
      apply(fromServer(this.#entries[i].bytes)[1], i < goal);
    }
    return this.#thoughtsAt(goal);
  }

  #thoughtsAt(goal) {
    for (let i = goal; i > Math.max(-1, goal - THOUGHTS_LAST); i--) {
      if (this.#entries[i].thoughts) {
        return fromServer(this.#entries[i].thoughts)[1];
      }
    }
    return undefined;
  }

  /** The last entry at or before a tick, or the first. */
  #index(tick) {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle].tick <= tick) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #keyBefore(index) {
    let key = index;
    while (!this.#entries[key].key) {
      key--;
    }
    return key;
  }

  /** The tick of the frame after or before one. */
  beside(tick, step) {
    const at = this.#index(tick);
    const goal = this.#entries[Math.max(0, Math.min(this.#entries.length - 1, at + step))];
    return goal?.tick ?? tick;
  }
}
