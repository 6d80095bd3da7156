// Under the board: the own hero, or the orders one can give as buttons.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import "./lanes-hud.js";

class Hud extends Element {
  static properties = { controls: { attribute: false }, scene: { attribute: false }, beat: { attribute: false } };

  render() {
    const { controls } = this;
    if (controls?.abilities) {
      return html`<agon-lanes-hud .controls=${controls} .scene=${this.scene} .beat=${this.beat}></agon-lanes-hud>`;
    }
    if (controls?.buttons) {
      return this.#orders(controls);
    }
    return controls ? html`<div class="hud"><span>${controls.awaited ? "Your turn" : "The other side is thinking…"}</span></div>` : nothing;
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
