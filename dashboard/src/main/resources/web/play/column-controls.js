// Playing by choosing a column: with the mouse, the arrow keys or a digit.

export class ColumnControls {
  #legal = [];
  #tick = 0;
  #actor = 0;
  #at;

  /** What the board shows of the choice. */
  plan = {};

  constructor(scene, desk) {
    this.scene = scene;
    this.desk = desk;
    this.columns = scene.layout.columns;
  }

  /** The server awaits an order, or no longer. */
  turn(turn) {
    const actor = turn.actors[0];
    this.#legal = actor?.choices[0]?.targets ?? [];
    this.#actor = actor?.actor ?? 0;
    this.#tick = turn.tick;
    this.#show(actor ? this.#at : undefined);
  }

  get awaited() {
    return this.#legal.length > 0;
  }

  hover(renderer, pointer) {
    this.#show(renderer.columnAt(pointer.x, pointer.y));
  }

  press(renderer, pointer, button) {
    const column = renderer.columnAt(pointer.x, pointer.y);
    if (button === 0 && column !== undefined) {
      this.#drop(column);
    }
  }

  /** @returns {boolean} whether the key meant something here */
  key(event) {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const step = event.key === "ArrowLeft" ? -1 : 1;
      const start = this.#at ?? Math.floor(this.columns / 2) - step;
      this.#show(Math.max(0, Math.min(this.columns - 1, start + step)));
      return true;
    }
    if ((event.key === "Enter" || event.key === " " || event.key === "ArrowDown") && this.#at !== undefined) {
      this.#drop(this.#at);
      return true;
    }
    const digit = Number(event.key);
    if (digit >= 1 && digit <= this.columns) {
      this.#drop(digit - 1);
      return true;
    }
    return false;
  }

  #show(column) {
    this.#at = column;
    this.plan = { column: this.awaited ? column : undefined, team: this.scene.ownTeam };
    this.desk.changed();
  }

  #drop(column) {
    if (!this.awaited) {
      this.desk.say("It is not your turn yet.");
    } else if (!this.#legal.includes(column)) {
      this.desk.say(`Column ${column + 1} is full.`);
    } else {
      this.desk.send({ actor: this.#actor, verb: 0, target: column, tick: this.#tick, once: true });
      this.#legal = [];
      this.#show(undefined);
    }
  }

  /** What somebody new should know. */
  help() {
    return ColumnControls.help();
  }

  static help() {
    return ["Click a column to drop a disc, or use ← → and Enter, or a digit.", "Four in a row win, in any direction.", "Amber begins."];
  }
}
