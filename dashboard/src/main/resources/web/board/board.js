// The board: a canvas that draws a scene at the screen's own pace and density, tells what is under the pointer, and has a text twin.

import { percent } from "../app/format.js";
import { html, nothing } from "lit";
import { Element } from "../app/element.js";
import { calm, onTheme } from "../app/theme.js";
import { colours } from "./colours.js";
import { Fingers } from "./fingers.js";
import { bring, rendererFor } from "./registry.js";

/** Denser screens than this are drawn at this density, with less than half the pixels of a density of three. */
const MOST_RATIO = 2;
const TWIN_MILLIS = 500;
const CALM_MILLIS = 100;
const LEFT = 0;
const MIDDLE = 1;
/** Whoever moves fewer pixels between press and release did not mean to drag; a finger is less sure than a mouse. */
const STILL = 4;
const FINGER_STILL = 12;

class Board extends Element {
  static properties = {
    /** The scene to draw. */
    scene: { attribute: false },
    /** Controls of somebody who plays here, or undefined. */
    controls: { attribute: false },
    /** What an agent thinks that is looked at, or undefined; see Thinker. */
    mind: { attribute: false },
    twin: { state: true },
    hint: { state: true },
  };

  #canvas;
  /** Draws on it. What shows through nowhere need not be mixed with what lies behind, pixel by pixel. */
  #pen;
  #frame = 0;
  #drawn = 0;
  #size = { width: 0, height: 0 };
  #fingers = new Fingers();

  connectedCallback() {
    super.connectedCallback();
    const tick = (now) => {
      this.#frame = requestAnimationFrame(tick);
      this.#draw(now);
    };
    this.#frame = requestAnimationFrame(tick);
    const timer = setInterval(() => this.#tell(), TWIN_MILLIS);
    this.until(() => cancelAnimationFrame(this.#frame));
    this.until(() => clearInterval(timer));
    this.until(onTheme(() => (this.#drawn = 0)));
  }

  willUpdate(changed) {
    if (changed.has("scene")) {
      this.renderer = this.scene ? rendererFor(this.scene) : undefined;
      this.#bring(this.scene);
    }
    this.controls?.sees?.(this.renderer);
  }

  /** A game may bring its own renderer along. */
  async #bring(scene) {
    if (scene && (await bring(scene.game.name)) && this.scene === scene) {
      this.renderer = rendererFor(scene);
      this.requestUpdate();
    }
  }

  firstUpdated() {
    this.#canvas = this.querySelector("canvas");
    const observer = new ResizeObserver(([entry]) => (this.#size = entry.contentRect));
    observer.observe(this.#canvas);
    this.until(() => observer.disconnect());
  }

  render() {
    return html`<div class="board">
      <canvas
        tabindex=${this.controls || this.renderer?.key ? "0" : nothing}
        role="img"
        aria-label=${this.#label()}
        @pointermove=${this.#moved}
        @pointerleave=${() => (this.pointer = undefined)}
        @pointerdown=${this.#pressed}
        @pointerup=${this.#released}
        @pointercancel=${this.#cancelled}
        @wheel=${this.#wheeled}
        @keydown=${this.#keyed}
        @contextmenu=${(event) => event.preventDefault()}
      ></canvas>
      <div class="hint" ?hidden=${!this.hint}>${this.hint?.map((line, i) => (i === 0 ? html`<b>${line}</b>` : html`<span>${line}</span>`))}</div>
      ${this.#twinView()}
    </div>`;
  }

  updated() {
    this.#placeHint();
  }

  #label() {
    return this.scene ? `Board of ${this.scene.game.name}. What stands where is told under “In words”.` : "Board";
  }

  #twinView() {
    return html`<details class="twin" @toggle=${(event) => this.#toggled(event.target.open)}>
      <summary>In words</summary>
      ${this.twin
        ? html`<div class="twin-table" tabindex="0"><table>
            <caption class="visually-hidden">What stands where</caption>
            <thead><tr>${this.twin.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
            <tbody>${this.twin.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
          </table></div>`
        : nothing}
    </details>`;
  }

  #toggled(open) {
    this.twinOpen = open;
    this.#tell();
  }

  /** Brings the text twin up to date while it is open. */
  #tell() {
    if (this.twinOpen && this.scene && this.renderer) {
      this.twin = this.renderer.twin?.() ?? unitTable(this.scene);
    }
    this.#describePointer();
  }

  #draw(now) {
    const { width, height } = this.#size;
    const still = calm();
    if (!this.renderer || !this.#canvas || width === 0 || (still && now - this.#drawn < CALM_MILLIS)) {
      return;
    }
    const ratio = Math.min(MOST_RATIO, devicePixelRatio || 1);
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const g = (this.#pen ??= this.#canvas.getContext("2d", { alpha: false }));
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!this.renderer.constructor.covers) {
      g.fillStyle = colours().surface;
      g.fillRect(0, 0, width, height);
    }
    this.renderer.draw(g, { width, height, now, ratio, colours: colours(), calm: still, pointer: this.pointer, plan: this.controls?.plan, mind: this.mind });
    this.#drawn = now;
  }

  #moved(event) {
    const spread = this.#fingers.move(event);
    if (spread) {
      this.renderer?.pinch?.(spread);
      return;
    }
    if (this.held) {
      this.renderer?.drag?.(event.offsetX - this.held.x, event.offsetY - this.held.y);
      this.held = { x: event.offsetX, y: event.offsetY };
    }
    this.pointer = { x: event.offsetX, y: event.offsetY };
    this.controls?.hover?.(this.renderer, this.pointer);
    this.#describePointer();
  }

  #pressed(event) {
    const pointer = { x: event.offsetX, y: event.offsetY };
    const byFinger = event.pointerType === "touch" && this.controls?.touch !== undefined;
    if (this.#fingers.put(event) > 1) {
      this.#letGo();
      return;
    }
    if (this.controls) {
      this.#canvas.focus({ preventScroll: true });
      this.pointer = pointer;
    }
    if (event.button === MIDDLE || (event.button === LEFT && !this.controls) || (byFinger && this.renderer?.drag)) {
      this.#hold(event, pointer);
    } else if (byFinger) {
      this.controls.touch(this.renderer, pointer);
    } else {
      this.controls?.press?.(this.renderer, pointer, event.button, event.shiftKey);
    }
  }

  /** A press that moved nothing chooses what is under it; of who plays, a finger's tap is an order. */
  #released(event) {
    const pressed = this.pressedAt;
    const pointer = { x: event.offsetX, y: event.offsetY };
    this.#fingers.lift(event);
    this.#letGo();
    this.controls?.release?.(this.renderer, pointer, event.button);
    const still = event.pointerType === "touch" ? FINGER_STILL : STILL;
    if (!pressed || Math.hypot(pointer.x - pressed.x, pointer.y - pressed.y) >= still) {
      return;
    }
    if (this.controls) {
      this.controls.touch?.(this.renderer, pointer);
    } else {
      this.dispatchEvent(new CustomEvent("choose", { detail: this.renderer?.unitAt?.(pointer.x, pointer.y) }));
    }
  }

  #cancelled(event) {
    this.#fingers.lift(event);
    this.#letGo();
  }

  #letGo() {
    this.held = undefined;
    this.pressedAt = undefined;
  }

  /** Somebody takes the map in hand, or presses where it can be looked at. */
  #hold(event, pointer) {
    this.pressedAt = event.button === LEFT ? pointer : undefined;
    if (this.renderer?.drag && !this.renderer.lookAt?.(pointer)) {
      this.#canvas.setPointerCapture(event.pointerId);
      this.held = pointer;
      event.preventDefault();
    }
  }

  #wheeled(event) {
    if (this.renderer?.wheel) {
      event.preventDefault();
      this.renderer.wheel({ x: event.offsetX, y: event.offsetY }, event.deltaY);
    }
  }

  /** Keys of somebody who only watches; who plays gives orders with them. */
  #keyed(event) {
    if (!this.controls && this.renderer?.key?.(event)) {
      event.preventDefault();
    }
  }

  #describePointer() {
    const unit = this.pointer && this.renderer?.unitAt?.(this.pointer.x, this.pointer.y);
    const lines = unit ? this.renderer.words(unit) : undefined;
    if (String(lines) !== String(this.hint)) {
      this.hint = lines;
    }
    this.#placeHint();
  }

  #placeHint() {
    const hint = this.querySelector(".hint");
    if (hint && this.pointer) {
      const left = Math.min(this.pointer.x + 16, this.#size.width - hint.offsetWidth - 8);
      const top = Math.min(this.pointer.y + 16, this.#size.height - hint.offsetHeight - 8);
      hint.style.setProperty("translate", `${Math.max(4, left)}px ${Math.max(4, top)}px`);
    }
  }
}

/** Every unit as a row of words. */
function unitTable(scene) {
  const units = [...scene.units.values()].sort((a, b) => a.team - b.team || a.kind.localeCompare(b.kind) || a.id - b.id);
  return {
    heads: ["Team", "Unit", "Number", "x", "y", "Health"],
    rows: units.map((unit) => [
      scene.game.teams[unit.team] ?? "–",
      unit.kind,
      String(unit.id),
      unit.x.toFixed(3),
      unit.y.toFixed(3),
      unit.has("health") ? percent(unit.number("health")) : "–",
    ]),
  };
}

customElements.define("agon-board", Board);
