// Whom the player of microrts has selected: by click, by box, or all at once.

/** Whoever moves fewer pixels between press and release clicks. */
const STILL = 5;

export class Selection {
  #from;

  /**
   * @param {import("../wire/scene.js").Scene} scene
   * @param {{ selected: Set<number>, box: any }} plan what the board shows of it
   */
  constructor(scene, plan) {
    this.scene = scene;
    this.plan = plan;
  }

  isOwn(unit) {
    return unit.team === this.scene.ownTeam;
  }

  /** Own units, or those of one kind. */
  own(kind) {
    return [...this.scene.units.values()].filter((unit) => this.isOwn(unit) && (kind === undefined || unit.kind === kind));
  }

  /** Those of them that are selected. */
  chosen(kind) {
    return this.own(kind).filter((unit) => this.plan.selected.has(unit.id));
  }

  /** Nobody but these. */
  only(units) {
    this.plan.selected.clear();
    units.forEach((unit) => this.plan.selected.add(unit.id));
  }

  /** Whoever is gone is selected no longer. */
  forgetGone() {
    for (const id of this.plan.selected) {
      if (!this.scene.units.has(id)) this.plan.selected.delete(id);
    }
  }

  /** A press; with `more`, what is selected stays so. */
  press({ x, y }, more) {
    this.#from = { x, y, more };
  }

  drag({ x, y }) {
    if (this.#from) {
      this.plan.box = { fromX: this.#from.x, fromY: this.#from.y, toX: x, toY: y };
    }
  }

  /** Let go: a click selects what is under it, a box all own units in it. Whether there was a press. */
  release(renderer, pointer) {
    const from = this.#from;
    this.#from = undefined;
    this.plan.box = undefined;
    if (!from) {
      return false;
    }
    if (!from.more) this.plan.selected.clear();
    if (Math.hypot(pointer.x - from.x, pointer.y - from.y) < STILL) {
      const unit = renderer.unitAt(pointer.x, pointer.y);
      if (unit && this.isOwn(unit)) this.plan.selected.add(unit.id);
    } else {
      this.#selectIn(renderer, from, pointer);
    }
    return true;
  }

  /** Buildings only where nobody else is in the box. */
  #selectIn(renderer, from, to) {
    const inside = (a, b, value) => value >= Math.min(a, b) && value <= Math.max(a, b);
    const found = this.own().filter((unit) => {
      const { x, y } = renderer.placeOf(unit, performance.now(), false);
      return inside(from.x, to.x, x) && inside(from.y, to.y, y);
    });
    const mobile = found.filter(isMobile);
    (mobile.length > 0 ? mobile : found).forEach((unit) => this.plan.selected.add(unit.id));
  }
}

export function isMobile(unit) {
  return unit.kind !== "base" && unit.kind !== "barracks";
}
