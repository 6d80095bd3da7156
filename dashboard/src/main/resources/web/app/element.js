// What all elements of these pages share: they render into the page itself, where the one set of stylesheets holds.

import { LitElement } from "lit";

export class Element extends LitElement {
  #endings = [];

  createRenderRoot() {
    return this;
  }

  /**
   * Something to end when the element leaves the page.
   * @param {() => void} ending
   */
  until(ending) {
    this.#endings.push(ending);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#endings.splice(0).forEach((ending) => ending());
  }
}
