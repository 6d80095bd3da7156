// A seat that somebody left a moment ago, with the way back while it is held.

import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { keepSeat } from "./seat.js";

class Left extends Element {
  static properties = {
    /** @type {import("./seat.js").Seat} */
    seat: { attribute: false },
    onReturn: { attribute: false },
    seconds: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    const timer = setInterval(() => this.#count(), 250);
    this.until(() => clearInterval(timer));
    this.#count();
  }

  #count() {
    const left = this.seat.heldUntil === undefined ? undefined : Math.ceil((this.seat.heldUntil - Date.now()) / 1000);
    this.seconds = left;
    if (left !== undefined && left <= 0) {
      keepSeat(undefined);
    }
  }

  render() {
    if (this.seconds !== undefined && this.seconds <= 0) {
      return nothing;
    }
    return html`<section class="card left" role="status">
      <span><b>You have a seat in a match${this.seat.game ? ` of ${this.seat.game}` : ""}.</b>
        <span class="muted">An agent plays for you${this.seconds === undefined ? "." : html`, and it is yours for another <b>${this.seconds} s</b>.`}</span></span>
      <button class="primary" @click=${() => this.onReturn?.(this.seat)}>Back to the match</button>
    </section>`;
  }
}

customElements.define("agon-left", Left);
