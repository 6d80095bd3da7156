// What somebody who watches a match can do: go through time, look as somebody else, look into an agent's thoughts.

import { KEYS, watchKey } from "./keys.js";
import { SPEEDS } from "./pace.js";
import { thinkers } from "./thinking.js";

export const ALL = -1;

/** A step before this many ticks after a moment goes to the moment before it, so that going back gets anywhere while time goes on. */
const JUST_AFTER = 8;

export class Desk {
  /** Key of the thinker that is looked at; see Thinker. */
  chosen;
  /** Whether it is told what the keys do. */
  telling = false;

  /**
   * @param {import("./feed.js").Feed} feed
   * @param {{ changed: () => void, look: (view: number) => void, key?: (event: KeyboardEvent) => boolean }} page look: shows the match as
   *     another view sees it; key: what else a key may mean
   */
  constructor(feed, page) {
    this.feed = feed;
    this.page = page;
    this.keys = KEYS;
    const down = (event) => this.#key(event);
    addEventListener("keydown", down);
    this.close = () => removeEventListener("keydown", down);
  }

  get pace() {
    return this.feed.pace;
  }

  /** Goes to a tick, where that is possible; always the same function. */
  get seek() {
    return this.pace && this.#toSeek;
  }

  #toSeek = (tick) => this.pace?.seek(tick);

  /** Chooses a thinker by key, or none; always the same function. */
  toChoose = (key) => this.choose(key);

  get thinkers() {
    return thinkers(this.feed);
  }

  choose(key) {
    this.chosen = key;
    this.page.changed();
  }

  /** Chooses the thinker whose unit it is, or none. */
  chooseUnit(unit) {
    const found = unit && this.thinkers.find((one) => one.unit?.id === unit.id);
    this.choose(found?.key === this.chosen ? undefined : found?.key);
  }

  tell(on) {
    this.telling = on;
    this.page.changed();
  }

  /** To the next moment that turned the match, or the one before. */
  jump(forward) {
    const { pace, feed } = this;
    if (!pace) {
      return;
    }
    const from = forward || pace.paused ? pace.tick : pace.tick - JUST_AFTER;
    const tick = feed.course.beside(from, forward, feed.scene.game);
    pace.seek(tick ?? (forward ? pace.last : pace.first));
  }

  #turnView() {
    const { scene } = this.feed;
    const views = [...(scene?.openViews ?? [])].sort((a, b) => a - b);
    if (views.length > 1) {
      this.page.look(views[(views.indexOf(scene.view) + 1) % views.length]);
    }
  }

  #turnHero(back) {
    const keys = this.thinkers.map((one) => one.key);
    const at = keys.indexOf(this.chosen);
    this.choose(back ? keys.at(at < 0 ? -1 : at - 1) : keys[(at + 1) % (keys.length || 1)]);
  }

  #key(event) {
    if (!this.feed.scene) {
      return;
    }
    const does = watchKey(event, {
      pace: this.pace,
      speeds: SPEEDS,
      jump: (forward) => this.jump(forward),
      turnView: () => this.#turnView(),
      turnHero: (back) => this.#turnHero(back),
      noHero: () => (this.telling ? this.tell(false) : this.choose(undefined)),
      tell: () => this.tell(!this.telling),
    });
    if (does || (!event.defaultPrevented && this.page.key?.(event))) {
      event.preventDefault();
    }
  }
}

/** A view's name in addresses: the team's where the view is a team, `all`, or its number. */
export function viewName(game, view) {
  if (view === ALL) {
    return "all";
  }
  const seat = game.seatViews.indexOf(view);
  const isTeam = game.teams.length === new Set(game.seatViews).size;
  return isTeam && seat >= 0 ? game.teams[game.seatTeams[seat]].toLowerCase() : String(view);
}

/** The view of a name in an address; teams of two are Amber and Sky. */
export function viewOf(name) {
  const known = { all: ALL, amber: 0, sky: 1 }[name?.toLowerCase()];
  const number = Number.parseInt(name, 10);
  return known ?? (Number.isInteger(number) && number >= ALL ? number : ALL);
}
