// Fingers on a board: two that move apart or together bring the map nearer or farther.

export class Fingers {
  /** Where each is, by pointer. */
  #down = new Map();

  /** One is put down. @returns {number} how many are down */
  put(event) {
    if (event.pointerType === "touch") {
      this.#down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    }
    return this.#down.size;
  }

  lift(event) {
    this.#down.delete(event.pointerId);
  }

  /**
   * One has moved.
   *
   * @returns {{ factor: number, x: number, y: number } | undefined} with two down: how many times farther apart they are now, and where their
   *     middle is
   */
  move(event) {
    if (this.#down.size !== 2 || !this.#down.has(event.pointerId)) {
      return undefined;
    }
    const before = this.#apart();
    this.#down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    const [one, other] = [...this.#down.values()];
    return { factor: this.#apart() / Math.max(1, before), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  }

  #apart() {
    const [one, other] = [...this.#down.values()];
    return Math.hypot(one.x - other.x, one.y - other.y);
  }
}
