// What the player of a hero wants, as the board shows it: one thing now, and what is queued behind it.

/** More are not taken. */
const MOST_QUEUED = 8;

export class Wish {
  /** Ids of the own hero and of what is selected. */
  own;
  selected;
  /** Where to go: `{ x, y, at, hostile }`, at when it was said; hostile attacks on the way. */
  goal;
  /** Whom to attack: `{ id, at }`. */
  target;
  /** Whether to go home. */
  home = false;
  /** The ability to use as soon as it is its turn: `{ slot, at: { x, y }, unit }`. */
  use;
  /** Directions that are held down: the sum of them, or undefined. */
  steer;
  /** The ability or attack that is being aimed. */
  aim;
  /** Corners of the way that the hero is on. */
  way;
  /** What comes next: each `{ goal }`, `{ target }`, `{ home }` or `{ use }`. */
  queue = [];

  goTo(place, hostile, queued = false) {
    this.#take({ goal: { x: place.x, y: place.y, at: performance.now(), hostile } }, queued);
  }

  attack(id, queued = false) {
    this.#take({ target: { id, at: performance.now() } }, queued);
  }

  goHome(queued = false) {
    this.#take({ home: true }, queued);
  }

  /** Uses an ability when all before it is done. */
  useLater(slot, at, unit) {
    this.#take({ use: { slot, at, unit } }, true);
  }

  /** Whether there is anything that something could be queued behind. */
  get busy() {
    return this.goal !== undefined || this.target !== undefined || this.home || this.use !== undefined;
  }

  #take(step, queued) {
    if (!queued || !this.busy) {
      this.stop();
      Object.assign(this, step);
    } else if (this.queue.length < MOST_QUEUED) {
      this.aim = undefined;
      this.queue.push(step);
    }
  }

  /** What was wanted is done: what is queued comes next. */
  done() {
    this.#clear();
    Object.assign(this, this.queue.shift() ?? {});
  }

  /** Wants nothing any more. */
  stop() {
    this.#clear();
    this.aim = undefined;
    this.queue = [];
  }

  #clear() {
    this.goal = undefined;
    this.target = undefined;
    this.use = undefined;
    this.way = undefined;
    this.home = false;
  }
}
