// How a match went: each team's figures and expectations over time, and what is told of it.

/** The curve of the chances to win; see the message Curve. */
export const CHANCE = "chance";
/** The curve of the rewards that players expect. */
export const VALUE = "value";
/** The largest change of the chances is looked for within so long. */
const TURNING_SECONDS = 5;

export class Course {
  ticksPerPoint = 1;
  /** Events with their ticks, in that order; the same one is the same object for good. @type {any[]} */
  moments = [];
  /** Counts up with every change. */
  version = 0;
  /** By name, then team: values by point. @type {Map<string, number[][]>} */
  #curves = new Map();
  /** What is being told while more of it follows: `{ curves, moments }`. */
  #draft;

  /** Takes a Course message; what it begins to tell anew is shown when all of it has come. */
  take(message) {
    this.ticksPerPoint = Math.max(1, message.ticksPerPoint);
    const anew = message.firstPoint === 0 && message.firstMoment === 0;
    const into = anew ? { curves: new Map(), moments: [] } : (this.#draft ?? { curves: this.#curves, moments: this.moments });
    for (const { name, team, values } of message.curves) {
      const teams = into.curves.get(name) ?? [];
      teams[team] = [...(teams[team] ?? []).slice(0, message.firstPoint), ...values];
      into.curves.set(name, teams);
    }
    const told = message.moments.map((moment, i) => {
      const known = this.moments[message.firstMoment + i];
      return same(known, moment) ? known : moment;
    });
    into.moments = [...into.moments.slice(0, message.firstMoment), ...told];
    this.#draft = message.more ? into : undefined;
    if (!message.more || this.points === 0) {
      this.#curves = into.curves;
      this.moments = into.moments;
      this.version++;
    }
  }

  /** How many points there are. */
  get points() {
    return this.#curves.get(CHANCE)?.[0]?.length ?? 0;
  }

  /** The tick of the last point. */
  get lastTick() {
    return Math.max(0, (this.points - 1) * this.ticksPerPoint);
  }

  /** Names of the curves that say anything. */
  get names() {
    return [...this.#curves].filter(([, teams]) => teams.some((values) => values.some(Number.isFinite))).map(([name]) => name);
  }

  /** A team's values of a curve by point; NaN where unknown. */
  values(name, team) {
    return this.#curves.get(name)?.[team] ?? [];
  }

  /** A team's value at a tick: the last that was known then. */
  at(name, team, tick) {
    const values = this.values(name, team);
    return values[Math.min(values.length - 1, Math.floor(tick / this.ticksPerPoint))];
  }

  /** What was told up to a tick, the newest last, so many at most. */
  told(tick, most) {
    const end = this.#after(tick);
    return this.moments.slice(Math.max(0, end - most), end);
  }

  /** How many moments there are up to a tick. */
  #after(tick) {
    let low = 0;
    let high = this.moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.moments[middle].tick <= tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Moments worth a jump: those that turn the match, or all where the game names none.
   * @param {{ turningEvents: string[] }} game
   */
  turning(game) {
    const kinds = new Set(game.turningEvents);
    return kinds.size === 0 ? this.moments : this.moments.filter((moment) => kinds.has(moment.kind.split(":")[0]));
  }

  /** The next moment worth a jump after a tick, or the one before it. */
  beside(tick, forward, game) {
    const ticks = this.turning(game).map((moment) => moment.tick);
    return forward ? ticks.find((one) => one > tick) : ticks.findLast((one) => one < tick);
  }

  /** The largest change of the first team's chance: `{ tick, before, after }`, or undefined where nobody knows. */
  turningPoint(ticksPerSecond) {
    const values = this.values(CHANCE, 0);
    const span = ticksPerSecond > 0 ? Math.max(1, Math.round((TURNING_SECONDS * ticksPerSecond) / this.ticksPerPoint)) : 1;
    let best;
    for (let i = 0; i + span < values.length; i++) {
      const change = Math.abs(values[i + span] - values[i]);
      if (change > 0 && (!best || change > best.change)) {
        best = { tick: i * this.ticksPerPoint, before: values[i], after: values[i + span], change };
      }
    }
    return best;
  }
}

function same(known, moment) {
  return known?.tick === moment.tick && known.kind === moment.kind && known.text === moment.text;
}
