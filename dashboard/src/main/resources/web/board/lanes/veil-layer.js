// The veil as it is on the screen, kept: painted anew only where the veil or the size of things has changed, and moved along with the map.

/** Pixels beyond the picture that are painted too, so that the map can be moved so far. */
const MARGIN = 96;

/**
 * What is painted, in its own pixels.
 *
 * @typedef {{ width: number, height: number, x: (x: number) => number, y: (y: number) => number }} Area x, y: where a coordinate is
 */

export class VeilLayer {
  #canvas = document.createElement("canvas");
  #painted = "";
  /** Where the middle of the map was when it was painted. */
  #middle = { x: 0, y: 0 };

  /**
   * Draws the veil.
   *
   * @param {number} version another one when the veil is another
   * @param {(g: CanvasRenderingContext2D, area: Area) => void} paint
   */
  draw(g, view, lens, version, paint) {
    const { ratio } = view;
    const area = { width: view.width + 2 * MARGIN, height: view.height + 2 * MARGIN, x: (x) => lens.x(x) + MARGIN, y: (y) => lens.y(y) + MARGIN };
    const key = `${version} ${lens.scale} ${area.width} ${area.height} ${ratio}`;
    const moved = { x: lens.x(0) - this.#middle.x, y: lens.y(0) - this.#middle.y };
    if (key !== this.#painted || Math.abs(moved.x) > MARGIN || Math.abs(moved.y) > MARGIN) {
      this.#painted = key;
      this.#middle = { x: lens.x(0), y: lens.y(0) };
      moved.x = moved.y = 0;
      this.#paint(area, ratio, paint);
    }
    g.imageSmoothingEnabled = false;
    g.drawImage(this.#canvas, onPixel(moved.x - MARGIN, ratio), onPixel(moved.y - MARGIN, ratio), this.#canvas.width / ratio, this.#canvas.height / ratio);
    g.imageSmoothingEnabled = true;
  }

  #paint(area, ratio, paint) {
    const width = Math.ceil(area.width * ratio);
    const height = Math.ceil(area.height * ratio);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const g = this.#canvas.getContext("2d");
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, width, height);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(g, area);
  }
}

function onPixel(place, ratio) {
  return Math.round(place * ratio) / ratio;
}
