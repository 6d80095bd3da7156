// The veil as it is on the screen, kept: parts of it are painted anew where the veil has changed, all of it where the size of things has,
// and it is moved along with the map.

/** Pixels beyond the picture that are painted too, so that the map can be moved so far. */
const MARGIN = 96;

/**
 * What is painted, in its own pixels.
 *
 * @typedef {{ width: number, height: number, x: (x: number) => number, y: (y: number) => number }} Area x, y: where a coordinate is
 * @typedef {{ lowX: number, lowY: number, highX: number, highY: number }} Part in coordinates
 */

export class VeilLayer {
  #canvas = document.createElement("canvas");
  #painted = "";
  /** Where the middle of the map was when it was painted. */
  #middle = { x: 0, y: 0 };
  /** @type {Area} */
  #area;

  /**
   * Draws the veil.
   *
   * @param {{ name: string, parts: Part[] }} veil another name where all of it is another, and the parts that have changed
   * @param {(g: CanvasRenderingContext2D, area: Area, part?: number) => void} paint called for all of it, or for each part with its
   *     number, where what is painted elsewhere does not count
   */
  draw(g, view, lens, { name, parts }, paint) {
    const { ratio } = view;
    const key = `${name} ${lens.scale} ${view.width} ${view.height} ${ratio}`;
    const moved = { x: lens.x(0) - this.#middle.x, y: lens.y(0) - this.#middle.y };
    if (key !== this.#painted || Math.abs(moved.x) > MARGIN || Math.abs(moved.y) > MARGIN) {
      this.#painted = key;
      moved.x = moved.y = 0;
      this.#begin(view, lens);
      paint(this.#canvas.getContext("2d"), this.#area);
    } else {
      parts.forEach((part, number) => this.#paintPart(part, ratio, (into) => paint(into, this.#area, number)));
    }
    g.imageSmoothingEnabled = false;
    g.drawImage(this.#canvas, onPixel(moved.x - MARGIN, ratio), onPixel(moved.y - MARGIN, ratio), this.#canvas.width / ratio, this.#canvas.height / ratio);
    g.imageSmoothingEnabled = true;
  }

  /** An empty layer for how things stand now. */
  #begin({ width, height, ratio }, lens) {
    const { scale } = lens;
    const x = lens.x(0);
    const y = lens.y(0);
    this.#middle = { x, y };
    this.#area = { width: width + 2 * MARGIN, height: height + 2 * MARGIN, x: (at) => x + at * scale + MARGIN, y: (at) => y + at * scale + MARGIN };
    const pixelsX = Math.ceil(this.#area.width * ratio);
    const pixelsY = Math.ceil(this.#area.height * ratio);
    if (this.#canvas.width !== pixelsX || this.#canvas.height !== pixelsY) {
      this.#canvas.width = pixelsX;
      this.#canvas.height = pixelsY;
    }
    const g = this.#canvas.getContext("2d");
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, pixelsX, pixelsY);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** Paints one part anew; its borders are whole pixels, so that neighbours meet. */
  #paintPart({ lowX, lowY, highX, highY }, ratio, paint) {
    const { x, y, width, height } = this.#area;
    const left = Math.max(0, onPixel(x(lowX), ratio));
    const top = Math.max(0, onPixel(y(lowY), ratio));
    const right = Math.min(width, onPixel(x(highX), ratio));
    const bottom = Math.min(height, onPixel(y(highY), ratio));
    if (left < right && top < bottom) {
      const g = this.#canvas.getContext("2d");
      g.save();
      g.beginPath();
      g.rect(left, top, right - left, bottom - top);
      g.clip();
      g.clearRect(left, top, right - left, bottom - top);
      paint(g);
      g.restore();
    }
  }
}

function onPixel(place, ratio) {
  return Math.round(place * ratio) / ratio;
}
