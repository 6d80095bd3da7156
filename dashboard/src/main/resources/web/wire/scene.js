// What a match looks like now and looked like one frame before: frames applied to tables, in coordinates for drawing.

/** A short while in which what is gone is still drawn, fading. */
const FADE_MILLIS = 450;
/** Traces of events last so long. */
const TRACE_MILLIS = 900;
const MOST_TRACES = 200;
/** Movement takes a little longer than a tick, so that a late frame does not make it stop. */
const SLACK = 1.15;
/** A frame so many ticks after the one before is a jump. */
const MOST_TICKS = 5;

/**
 * An entity as it is drawn.
 *
 * @typedef {{
 *   id: number, kind: string, team: number, x: number, y: number, fromX: number, fromY: number, born: number, gone: number,
 *   number: (name: string) => number, before: (name: string) => number
 * }} Unit
 */

export class Scene {
  /** @param {any} stage the Stage message */
  constructor(stage) {
    this.match = stage.match;
    this.game = stage.game;
    this.layout = stage.game.layout;
    this.view = stage.view;
    this.ownSeat = stage.ownSeat;
    this.openViews = stage.openViews;
    this.exhibition = stage.exhibition;
    this.replayTicks = stage.replayTicks;
    this.tick = 0;
    /** Times real speed, at which frames come. */
    this.speed = 1;
    /** When the newest frame came, and how long after the one before. */
    this.arrived = 0;
    this.interval = 0;
    /** @type {Map<number, Unit>} */
    this.units = new Map();
    /** @type {Unit[]} what was removed a moment ago */
    this.fading = [];
    this.traces = [];
    this.listeners = new Set();
    this.globals = new Float32Array(this.layout.globals.length);
    this.planes = new Float32Array(this.layout.planes.length * this.layout.rows * this.layout.columns);
    this.#findRoles();
  }

  /** The team whose view this is, or undefined for someone who sees all. */
  get viewTeam() {
    return this.view < 0 ? undefined : this.game.seatTeams[this.game.seatViews.indexOf(this.view)];
  }

  /** -1 where the view sees the map turned round and a spectator should see it like everybody else. */
  get turn() {
    const turned = this.game.teams.length === 2 && this.viewTeam === 1;
    return turned && this.ownSeat === undefined ? -1 : 1;
  }

  /** Whether what is drawn is turned round against how a spectator sees it. */
  get turned() {
    return this.ownSeat !== undefined && this.viewTeam === 1;
  }

  /** A global by name. */
  global(name) {
    return this.globals[this.layout.globals.findIndex((feature) => feature.name === name)];
  }

  /** A cell of a plane by name. */
  cell(plane, row, column) {
    const index = this.layout.planes.findIndex((feature) => feature.name === plane);
    return this.planes[(index * this.layout.rows + row) * this.layout.columns + column];
  }

  /** The team whose numbers are called own. */
  get ownTeam() {
    return this.viewTeam ?? 0;
  }

  /** Numbers that the game names for its renderer. */
  drawing(name) {
    return this.game.drawing?.[name]?.values ?? [];
  }

  #findRoles() {
    const index = (role) => this.layout.features.findIndex((feature) => feature.role === role);
    this.columns = { x: index("X"), y: index("Y"), side: index("SIDE") };
    this.columnOf = new Map(this.layout.features.map((feature, column) => [feature.name, column]));
  }

  /**
   * Applies a Frame message.
   * @param {any} frame
   * @param {number} now as in performance.now()
   * @param {{ passing?: boolean }} [how] passing: it is on the way to the frame that is shown, so nothing in it is worth a trace
   */
  apply(frame, now, { passing = false } = {}) {
    const jumped = frame.full || passing || frame.tick < this.tick || frame.tick > this.tick + MOST_TICKS;
    const shown = this.progress(now);
    this.#time(frame, now);
    if (jumped) {
      this.fading = [];
      this.traces = [];
    }
    const kept = frame.full ? new Set(frame.entities.map((entity) => entity.id)) : undefined;
    for (const unit of this.units.values()) {
      unit.fromX += (unit.x - unit.fromX) * (jumped ? 1 : shown);
      unit.fromY += (unit.y - unit.fromY) * (jumped ? 1 : shown);
      if (kept && !kept.has(unit.id)) {
        this.units.delete(unit.id);
      }
    }
    frame.entities.forEach((entity) => this.#applyEntity(entity, now, jumped));
    frame.removed.forEach((id) => this.#remove(id, now, jumped));
    applyNumbers(this.globals, frame.globals);
    applyNumbers(this.planes, frame.planes);
    if (!passing) {
      this.#trace(frame.events, now);
    }
    this.fading = this.fading.filter((unit) => now - unit.gone < FADE_MILLIS);
  }

  /** Several ticks may come as one frame; what moved then moves over that long. */
  #time(frame, now) {
    const ticks = Math.max(1, Math.min(MOST_TICKS, frame.tick - this.tick));
    this.tick = frame.tick;
    this.arrived = now;
    this.interval = this.game.ticksPerSecond > 0 ? (SLACK * 1000 * ticks) / (this.game.ticksPerSecond * this.speed) : 0;
  }

  #applyEntity(entity, now, jumped) {
    let unit = this.units.get(entity.id);
    const whole = entity.numbers && entity.numbers.changed.length === 0;
    const fresh = !unit || (whole && jumped);
    const still = fresh || jumped;
    if (fresh) {
      unit = this.#newUnit(entity, now, jumped && !unit);
      this.units.set(entity.id, unit);
    }
    if (entity.numbers) {
      applyNumbers(unit.values, entity.numbers);
    }
    this.#place(unit);
    if (still) {
      unit.fromX = unit.x;
      unit.fromY = unit.y;
    }
  }

  #newUnit(entity, now, settled) {
    const kind = this.layout.kinds[entity.kind];
    const values = new Float32Array(kind.features.length);
    const positions = kind.positions ?? (kind.positions = new Map(kind.features.map((column, position) => [column, position])));
    const at = (name) => {
      const position = positions.get(this.columnOf.get(name));
      return position === undefined ? undefined : values[position];
    };
    return { id: entity.id, kind: kind.name, values, positions, number: (name) => at(name) ?? 0, has: (name) => at(name) !== undefined,
      team: -1, x: 0, y: 0, fromX: 0, fromY: 0, born: settled ? 0 : now, gone: 0 };
  }

  #place(unit) {
    const value = (column) => {
      const position = unit.positions.get(column);
      return position === undefined ? 0 : unit.values[position];
    };
    unit.x = value(this.columns.x) * this.turn;
    unit.y = value(this.columns.y) * this.turn;
    const side = value(this.columns.side);
    unit.team = side === 0 ? -1 : side > 0 ? this.ownTeam : 1 - this.ownTeam;
  }

  #remove(id, now, jumped) {
    const unit = this.units.get(id);
    if (unit) {
      unit.gone = now;
      this.units.delete(id);
      if (!jumped) {
        this.fading.push(unit);
      }
    }
  }

  /** All that is seen now, as a full Frame message. */
  whole() {
    const kindOf = new Map(this.layout.kinds.map((kind, index) => [kind.name, index]));
    return {
      tick: this.tick,
      full: true,
      globals: { values: [...this.globals] },
      planes: { values: [...this.planes] },
      entities: [...this.units.values()].map((unit) => ({ id: unit.id, kind: kindOf.get(unit.kind), numbers: { values: [...unit.values] } })),
    };
  }

  /**
   * Calls back with every event as it comes, with the tick and when it came; units that it names are still among units or fading.
   * @param {(event: any, tick: number, now: number) => void} listener
   */
  hear(listener) {
    this.listeners.add(listener);
  }

  #trace(events, now) {
    for (const event of events) {
      this.listeners.forEach((listener) => listener(event, this.tick, now));
      this.traces.push({ ...event, fromX: event.fromX * this.turn, fromY: event.fromY * this.turn, toX: event.toX * this.turn,
        toY: event.toY * this.turn, at: now });
    }
    this.traces = this.traces.filter((trace) => now - trace.at < TRACE_MILLIS).slice(-MOST_TRACES);
  }

  /**
   * How far a moment is on the way from where things were drawn when the last frame came to where that frame has them, in [0, 1].
   * @param {number} now
   */
  progress(now) {
    return this.interval === 0 ? 1 : Math.min(1, (now - this.arrived) / this.interval);
  }

  /** How much is left of something that is gone, from 1 to 0. */
  static left(unit, now) {
    return Math.max(0, Math.min(1, 1 - (now - unit.gone) / FADE_MILLIS));
  }

  /** How fresh a trace is, from 1 to 0; a picture may be of a moment before its frame came. */
  static freshness(trace, now, millis = TRACE_MILLIS) {
    return Math.max(0, Math.min(1, 1 - (now - trace.at) / millis));
  }
}

function applyNumbers(into, numbers) {
  if (!numbers) {
    return;
  }
  if (numbers.changed.length === 0) {
    into.set(numbers.values.slice(0, into.length));
  } else {
    numbers.changed.forEach((position, i) => (into[position] = numbers.values[i]));
  }
}
