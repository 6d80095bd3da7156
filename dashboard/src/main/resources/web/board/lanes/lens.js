// Which part of the map is seen, and how large: all of it, or nearer and following a hero or the hand.

import { Camera } from "../camera.js";

/** Nearest view: so many times larger than the whole map. */
const NEAREST = 3.2;
const WHEEL_STEP = 0.0016;
/** Share of the way to the goal that is left after a second. */
const GLIDE = 0.0006;
/** Nearer than this is more than the whole map. */
const WHOLE = 1.02;
const SETTLED_MILLIS = 140;

export class Lens extends Camera {
  #zoom = 1;
  #wanted = 1;
  #centre = { x: 0, y: 0 };
  #goal = { x: 0, y: 0 };
  #drawn = 0;
  #changed = 0;
  #size = { width: 0, height: 0 };

  constructor(margin) {
    super({ lowX: -1, highX: 1, lowY: -1, highY: 1 }, margin);
  }

  /** Whether less than the whole map is wanted. */
  get near() {
    return this.#wanted > WHOLE;
  }

  /** Whether the size of things has been the same for a moment. */
  settled(now) {
    return now - this.#changed > SETTLED_MILLIS;
  }

  /**
   * Moves on towards what is wanted.
   *
   * @param {{ x: number, y: number } | undefined} followed what stays in the middle of a near view
   */
  glide(width, height, now, followed, still) {
    const seconds = Math.min(0.1, (now - this.#drawn) / 1000);
    const share = still || this.#drawn === 0 ? 1 : 1 - GLIDE ** seconds;
    this.#drawn = now;
    if (followed && this.near) {
      this.#goal = { ...followed };
    }
    const zoom = Math.abs(this.#wanted - this.#zoom) < 0.003 ? this.#wanted : this.#zoom + (this.#wanted - this.#zoom) * share;
    if (zoom !== this.#zoom || width !== this.#size.width || height !== this.#size.height) {
      this.#changed = now;
    }
    this.#zoom = zoom;
    this.#size = { width, height };
    const scale = this.scaleAt(zoom);
    const goal = this.#within(this.#goal, scale);
    this.#centre.x += (goal.x - this.#centre.x) * share;
    this.#centre.y += (goal.y - this.#centre.y) * share;
    this.#show(scale);
  }

  /** Pixels of a unit of coordinates when so near. */
  scaleAt(zoom) {
    const { width, height } = this.#size;
    return Math.max(1, zoom * Math.min((width - 2 * this.margin) / 2, (height - 2 * this.margin) / 2));
  }

  #show(scale) {
    this.scale = scale;
    this.left = this.#size.width / 2 - scale * this.#centre.x;
    this.top = this.#size.height / 2 - scale * this.#centre.y;
  }

  /** The middle that shows no more than needed of what lies outside the map. */
  #within({ x, y }, scale) {
    const room = (pixels) => Math.max(0, 1 + this.margin / scale - pixels / 2 / scale);
    const roomX = room(this.#size.width);
    const roomY = room(this.#size.height);
    return { x: Math.max(-roomX, Math.min(roomX, x)), y: Math.max(-roomY, Math.min(roomY, y)) };
  }

  /** Goes nearer or farther, such that the place under a pixel stays there. */
  zoomBy(factor, pixelX, pixelY) {
    const wanted = Math.max(1, Math.min(NEAREST, this.#wanted * factor));
    const place = this.place(pixelX, pixelY);
    const scale = this.scaleAt(wanted);
    this.#goal = this.#within(
      { x: place.x - (pixelX - this.#size.width / 2) / scale, y: place.y - (pixelY - this.#size.height / 2) / scale }, scale);
    this.#wanted = wanted;
  }

  wheel(delta, pixelX, pixelY) {
    this.zoomBy(Math.exp(-delta * WHEEL_STEP), pixelX, pixelY);
  }

  /** Shows so many times the whole map's size. */
  zoomTo(zoom) {
    this.#wanted = Math.max(1, Math.min(NEAREST, zoom));
  }

  /** Looks somewhere else by so many pixels, at once. */
  drag(pixelsX, pixelsY) {
    this.#goal = this.#within({ x: this.#centre.x - pixelsX / this.scale, y: this.#centre.y - pixelsY / this.scale }, this.scale);
    this.#centre = { ...this.#goal };
  }

  lookAt({ x, y }) {
    this.#goal = this.#within({ x, y }, this.scaleAt(this.#wanted));
  }

  /** What is seen of the map, in its coordinates. */
  get window() {
    const low = this.place(0, 0);
    const high = this.place(this.#size.width, this.#size.height);
    return { lowX: low.x, lowY: low.y, highX: high.x, highY: high.y };
  }
}
