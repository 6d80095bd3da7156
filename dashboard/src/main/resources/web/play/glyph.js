// A small sign in the page, in the colour of the text about it.

import { onTheme } from "../app/theme.js";
import { drawGlyph } from "../board/lanes/glyphs.js";

const SIZE = 22;

class Glyph extends HTMLElement {
  static observedAttributes = ["name"];

  #canvas = document.createElement("canvas");
  #ending;

  connectedCallback() {
    this.setAttribute("aria-hidden", "true");
    this.append(this.#canvas);
    this.#ending = onTheme(() => this.#draw());
    this.#draw();
  }

  disconnectedCallback() {
    this.#ending();
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#draw();
    }
  }

  #draw() {
    const ratio = Math.max(2, devicePixelRatio || 1);
    this.#canvas.width = SIZE * ratio;
    this.#canvas.height = SIZE * ratio;
    const g = this.#canvas.getContext("2d");
    g.scale(ratio, ratio);
    drawGlyph(g, this.getAttribute("name"), SIZE / 2, SIZE / 2, SIZE * 0.4, getComputedStyle(this).color);
  }
}

customElements.define("agon-glyph", Glyph);
