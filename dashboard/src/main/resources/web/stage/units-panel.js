// What each side has: heroes with health, mana and level where a game has them, and the state of its buildings.

import { html, nothing } from "lit";
import { Paced } from "../app/paced.js";
import { percent } from "../app/format.js";
import { HEROES, goldOf, levelOf } from "../board/lanes/facts.js";

/** More heroes a side than these stand side by side with their enemies. */
const FEW = 3;

class Units extends Paced {
  static flowing = ["beat"];

  static properties = { scene: { attribute: false }, seats: { attribute: false }, beat: { attribute: false } };

  #known = new Map();
  #of;

  willUpdate() {
    if (this.#of !== this.scene) {
      this.#of = this.scene;
      this.#known = new Map();
    }
    for (const unit of this.scene.units.values()) {
      if (HEROES.includes(unit.kind)) {
        this.#known.set(unit.id, unit);
      }
    }
  }

  render() {
    if (this.#known.size === 0) {
      return nothing;
    }
    const heroes = [...this.#known.values()].sort((a, b) => a.team - b.team || a.id - b.id);
    return html`<div class="units">
      <div class="heroes" ?data-many=${heroesPerSide(this.scene) > FEW}>
        ${[0, 1].map((team) => html`<div class="units">${heroes.filter((hero) => hero.team === team).map((hero) => this.#hero(hero))}</div>`)}
      </div>
      ${this.#buildings()}
    </div>`;
  }

  #hero(hero) {
    const here = this.scene.units.has(hero.id);
    const seen = this.scene.viewTeam === undefined || this.scene.viewTeam === hero.team;
    const state = here ? "" : seen ? "dead" : "out of sight";
    const health = here ? hero.number("health") : seen ? 0 : undefined;
    return html`<div class="unit" data-team=${hero.team} ?data-away=${!here}>
      <span class="team" data-team=${hero.team}>${hero.kind}</span>
      <span class="muted small">${state || this.#means(hero, seen)}</span>
      <span class="small number">${health === undefined ? "" : percent(health)}</span>
      <progress class="health" max="1" .value=${health ?? 0} aria-label="Health"></progress>
      <progress class="mana" max="1" .value=${here ? hero.number("mana") : 0} aria-label="Mana"></progress>
      ${seen ? html`<progress class="experience" max="1" .value=${hero.number("experience")} aria-label="Experience on the way to the next level"></progress>` : nothing}
    </div>`;
  }

  /** Level and gold; of enemies only the level is known. */
  #means(hero, known) {
    const level = levelOf(hero);
    if (!known || !hero.has("gold")) {
      return `level ${level}`;
    }
    const gold = goldOf(this.scene, hero).text.replace(" or more", "+");
    return heroesPerSide(this.scene) > FEW
      ? html`<span title="Level ${level}, ${gold} gold">${level} · ${gold} g</span>`
      : `level ${level}, ${gold} gold`;
  }

  #buildings() {
    const { scene } = this;
    const own = scene.ownTeam;
    if (scene.global("ownCore") === undefined) {
      return nothing;
    }
    const row = (label, name, text) => html`<tr>
      <th scope="row">${label}</th>
      ${[0, 1].map((team) => html`<td class="number">${text(scene.global((team === own ? "own" : "enemy") + name))}</td>`)}
    </tr>`;
    return html`<table class="tally">
      <thead>
        <tr><td></td>${[0, 1].map((team) => html`<th scope="col" class="number"><span class="team" data-team=${team}>${scene.game.teams[team]}</span></th>`)}</tr>
      </thead>
      <tbody>
        ${row("Kills", "Kills", (share) => Math.round(share * 10 * heroesPerSide(scene)))} ${row("Towers", "Towers", percent)}
        ${row("Core", "Core", percent)}
      </tbody>
    </table>`;
  }
}

function heroesPerSide(scene) {
  return scene.game.seatTeams.filter((team) => team === 0).length;
}

customElements.define("agon-units", Units);
