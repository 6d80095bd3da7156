// Who killed whom, counted from the events that this view has seen since it looks.

import { HEROES } from "./facts.js";

const KEPT_MILLIS = 9000;
const tallies = new WeakMap();

/** The one tally of a scene; it counts from when it is first asked for. */
export function tallyOf(scene) {
  if (!tallies.has(scene)) {
    tallies.set(scene, new Tally(scene));
  }
  return tallies.get(scene);
}

class Tally {
  /** By id of the hero: `{ kills, deaths, lastHits, denies }`. */
  #counts = new Map();
  #tick = 0;
  /** Heroes by id, as they were when they were last there. */
  #heroes = new Map();
  /** What the kill feed shows: `{ what, by, of, at }`, by and of as `{ kind, team }`, by undefined where nobody is known to have done it. */
  feed = [];

  constructor(scene) {
    this.scene = scene;
    scene.hear((event, tick, now) => this.#count(event, tick, now));
  }

  /** `{ kills, deaths, lastHits, denies }` of a hero. */
  of(id) {
    return this.#counts.get(id) ?? { kills: 0, deaths: 0, lastHits: 0, denies: 0 };
  }

  /** Heroes that were there once and are not now. */
  gone() {
    this.#remember();
    return [...this.#heroes.values()].filter((hero) => !this.scene.units.has(hero.id));
  }

  #remember() {
    for (const unit of [...this.scene.fading, ...this.scene.units.values()]) {
      if (HEROES.includes(unit.kind)) {
        this.#heroes.set(unit.id, unit);
      }
    }
  }

  #count(event, tick, now) {
    this.#remember();
    if (tick < this.#tick) {
      this.#counts.clear(); // A replay was turned back.
    }
    this.#tick = tick;
    switch (event.kind) {
      case "kill":
        this.#add(event.source, "kills");
        this.#add(event.target, "deaths");
        this.#note(event, now);
        break;
      case "tower": case "core": this.#note(event, now); break;
      case "lasthit": this.#add(event.source, "lastHits"); break;
      case "deny": this.#add(event.source, "denies"); break;
      default:
    }
  }

  #add(id, what) {
    const kind = this.#unit(id)?.kind;
    if (HEROES.includes(kind)) {
      this.#counts.set(id, { ...this.of(id), [what]: this.of(id)[what] + 1 });
    }
  }

  #note(event, now) {
    const of = this.#unit(event.target);
    if (of) {
      this.feed = this.feed.filter((one) => now - one.at < KEPT_MILLIS);
      this.feed.push({ what: event.kind, by: this.#unit(event.source), of, at: now });
    }
  }

  #unit(id) {
    const unit = this.scene.units.get(id) ?? this.scene.fading.find((one) => one.id === id);
    return unit && { kind: unit.kind, team: unit.team };
  }
}
