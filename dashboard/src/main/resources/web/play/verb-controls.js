// Playing any game: every legal order of the first actor that awaits one is a button.

const MOST_BUTTONS = 48;

export class VerbControls {
  #turn;

  plan = {};

  constructor(scene, desk) {
    this.scene = scene;
    this.desk = desk;
  }

  turn(turn) {
    this.#turn = turn.actors.length > 0 ? turn : undefined;
    this.desk.changed();
  }

  get awaited() {
    return this.#turn !== undefined;
  }

  /** The orders to choose from, each with its key: `{ key, text, verb, give }`, verb by name. */
  buttons() {
    const actor = this.#turn?.actors[0];
    if (!actor) {
      return [];
    }
    const all = actor.choices.flatMap((choice) => {
      const name = this.scene.layout.verbs[choice.verb].name;
      return choice.targets.length === 0
        ? [{ text: capital(name), verb: choice.verb, target: 0 }]
        : choice.targets.map((target) => ({ text: `${capital(name)} ${this.#name(choice.verb, target)}`, verb: choice.verb, target }));
    });
    return all.slice(0, MOST_BUTTONS).map((one, i) => ({ key: i < 9 ? String(i + 1) : "", text: one.text,
      verb: this.scene.layout.verbs[one.verb].name, give: () => this.#give(actor, one) }));
  }

  #name(verb, target) {
    const unit = this.scene.layout.verbs[verb].target === "ENTITY" ? this.scene.units.get(target) : undefined;
    return unit ? `${unit.kind} ${target}` : String(target + 1);
  }

  #give(actor, { verb, target }) {
    if (this.#turn) {
      this.desk.send({ actor: actor.actor, verb, target, tick: this.#turn.tick, once: true });
      this.#turn = undefined;
      this.desk.changed();
    }
  }

  press(renderer, pointer) {
    const unit = renderer.unitAt?.(pointer.x, pointer.y);
    const actor = this.#turn?.actors[0];
    const choice = unit && actor?.choices.find((one) => this.scene.layout.verbs[one.verb].target === "ENTITY" && one.targets.includes(unit.id));
    if (choice) {
      this.#give(actor, { verb: choice.verb, target: unit.id });
    }
  }

  key(event) {
    const button = this.buttons().find((one) => one.key !== "" && one.key === event.key);
    button?.give();
    return button !== undefined;
  }

  /** What somebody new should know. */
  help() {
    return VerbControls.help();
  }

  static help() {
    return ["Choose one of the buttons under the board, or press its digit.", "The other side sees only what the rules let it see."];
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
