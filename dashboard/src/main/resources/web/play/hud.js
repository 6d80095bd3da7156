// Under the board: the own hero and its abilities, or the orders one can give as buttons.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { percent } from "../app/format.js";

class Hud extends Element {
  static properties = { controls: { attribute: false }, scene: { attribute: false }, beat: { attribute: false } };

  render() {
    const { controls } = this;
    if (controls?.abilities) {
      return this.#hero(controls);
    }
    if (controls?.buttons) {
      return this.#orders(controls);
    }
    return controls ? html`<div class="hud"><span>${controls.awaited ? "Your turn" : "The other side is thinking…"}</span></div>` : nothing;
  }

  updated() {
    for (const button of this.querySelectorAll(".ability")) {
      button.style.setProperty("--share", button.dataset.share);
    }
  }

  #hero(controls) {
    const hero = controls.hero ?? controls.lastHero;
    if (!hero) {
      return html`<div class="hud"><span>Your hero is on its way…</span></div>`;
    }
    const away = !controls.hero;
    return html`<div class="hud" role="toolbar" aria-label="Your hero">
      <div class="self">
        <div class="line">
          <span class="team" data-team=${hero.team}><b>${hero.kind}</b></span>
          <span class="muted">${away ? "back soon" : `level ${Math.max(1, Math.round(hero.number("level") * 10))}`}</span>
        </div>
        <div data-team=${hero.team}><progress class="health" max="1" .value=${away ? 0 : hero.number("health")} aria-label="Health"></progress></div>
        <progress class="mana" max="1" .value=${away ? 0 : hero.number("mana")} aria-label="Mana"></progress>
        <div class="line muted"><span>${percent(away ? 0 : hero.number("health"))} health</span><span>${percent(away ? 0 : hero.number("mana"))} mana</span></div>
      </div>
      ${controls.abilities().map((ability) => (ability ? this.#ability(ability) : nothing))}
    </div>`;
  }

  #ability(ability) {
    const cost = ability.mana ? ` Costs ${ability.mana} mana.` : "";
    return html`<button
      class="ability"
      title="${ability.does}${cost} Ready again after ${ability.cooldown} s."
      aria-pressed=${ability.aiming}
      data-share=${ability.share.toFixed(2)}
      @click=${ability.press}
    >
      <kbd>${ability.key}</kbd><span class="name">${ability.name}</span>
      ${ability.seconds > 0 ? html`<span class="wait">${Math.ceil(ability.seconds)}</span>` : nothing}
    </button>`;
  }

  #orders(controls) {
    const buttons = controls.buttons();
    return html`<div class="hud" role="toolbar" aria-label="Your orders">
      <div class="orders">
        ${buttons.length === 0 ? html`<span>The other side is thinking…</span>` : nothing}
        ${buttons.map((button) => html`<button @click=${button.give}>${button.key ? html`<kbd>${button.key}</kbd>` : nothing} ${button.text}</button>`)}
      </div>
    </div>`;
  }
}

customElements.define("agon-hud", Hud);
