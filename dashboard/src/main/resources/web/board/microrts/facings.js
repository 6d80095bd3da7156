// Which way units of microrts face: where they last did something, or at first towards the middle of the map.

/** So many units that are gone may still be remembered. */
const MOST_FORGOTTEN = 64;

export class Facings {
  /** Angles by unit. @type {Map<number, number>} */
  #angles = new Map();

  /** @param {import("../../wire/scene.js").Scene} scene */
  constructor(scene) {
    this.scene = scene;
  }

  /** The angle at which a unit is drawn. */
  of(unit) {
    const { turn } = this.scene;
    const x = unit.number("aimX") * turn;
    const y = unit.number("aimY") * turn;
    if (x !== 0 || y !== 0) {
      this.#keep(unit.id, Math.atan2(y, x));
    } else if (!this.#angles.has(unit.id)) {
      this.#keep(unit.id, Math.atan2(-unit.y, -unit.x));
    }
    return this.#angles.get(unit.id);
  }

  #keep(id, angle) {
    this.#angles.set(id, angle);
    const { units, fading } = this.scene;
    if (this.#angles.size > 2 * (units.size + fading.length) + MOST_FORGOTTEN) {
      const kept = new Set([...units.keys(), ...fading.map((unit) => unit.id)]);
      [...this.#angles.keys()].filter((known) => !kept.has(known)).forEach((known) => this.#angles.delete(known));
    }
  }
}
