// What the own actor may be told now, by the names of verbs.

export class Choices {
  #numbers;
  #actor;

  constructor(layout) {
    this.#numbers = Object.fromEntries(layout.verbs.map((verb, number) => [verb.name, number]));
  }

  /** @param {any} actor of a Turn message, or undefined where nothing is awaited */
  take(actor) {
    this.#actor = actor;
  }

  get awaited() {
    return this.#actor !== undefined;
  }

  /** The actor's key. */
  get actor() {
    return this.#actor?.actor;
  }

  /** Whether a verb is allowed at all. */
  allows(name) {
    return this.#actor?.choices.some((choice) => choice.verb === this.#numbers[name]) ?? false;
  }

  /** Ids or cells that a verb may be aimed at. */
  targets(name) {
    return this.#actor?.choices.find((choice) => choice.verb === this.#numbers[name])?.targets ?? [];
  }

  /** An order by the name of its verb. */
  order(name, target = 0, once = false) {
    return { verb: this.#numbers[name], target, once };
  }
}
